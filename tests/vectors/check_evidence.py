#!/usr/bin/env python3
"""Checks what `signet-cli export` wrote, as protocol.md section 11 says, with none of this project's code and the standard library only.

    check_evidence.py EXPORT               every receipt in it
    check_evidence.py EXPORT ID FOLDER     one receipt, and that the files in FOLDER are what it was given for

Prints a line for each receipt; ends with 1 where one is false or cannot be checked, or where there is none. Who holds the two keys U is
what a person has to know: they are printed.
"""
import hashlib
import json
import os
import sys

# ---- Ed25519, RFC 8032 section 5.1, for checking only: not in constant time

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("not a point of the curve")
    return x if x & 1 == sign else P - x


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if len(encoded) != 32 or y >= P:
        raise ValueError("not a point of the curve")
    x = recover_x(y, sign)
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, p)
        p, n = add(p, p), n >> 1
    return total


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little")
    left, right = times(s, BASE), add(point(signature[:32]), times(h % L, point(key)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- messages: field number to list of values, bytes or integers

def fields(data):
    found, at = {}, 0

    def varint():
        nonlocal at
        value, shift = 0, 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        tag = varint()
        if tag & 7 == 0:
            value = varint()
        elif tag & 7 == 2:
            size = varint()
            value, at = data[at:at + size], at + size
            if len(value) != size:
                raise ValueError("a message is cut short")
        else:
            raise ValueError("a message has a field of a kind that is not used")
        found.setdefault(tag >> 3, []).append(value)
    return found


def one(message, number, default=b""):
    return message.get(number, [default])[-1]


def blake(label, *parts):
    return hashlib.blake2b(label.encode() + b"\0" + b"".join(parts), digest_size=32).digest()


# ---- the checks

class NotProved(Exception):
    pass


def require(holds, what):
    if not holds:
        raise NotProved(what)


def open_signed(statement, label, key, what):
    message = fields(statement)
    body = one(message, 1)
    require(signed(key, label.encode() + b"\0" + body, one(message, 2)), what + " is not signed by its key")
    return fields(body)


def account_is(name, operator, number):
    parts = fields(name)
    return one(parts, 1) == operator and one(parts, 2) == number


def check_line(line):
    """U, then certificate and list under it, then the receipt under the certificate's key. Returns the receipt's fields."""
    for name in ("recipient_key", "certificate", "device_list", "sender_key"):
        require(line[name], "the line has no " + name)
    value = {name: bytes.fromhex(line[name]) for name in
             ("operator", "id", "key_commit", "content_hash", "receipt", "recipient_key", "certificate", "device_list", "sender_key")}
    sender, recipient = line["account"].encode(), line["party"].encode()
    if line["direction"] == "received":
        sender, recipient = recipient, sender

    certificate = open_signed(value["certificate"], "signet/1 device certificate", value["recipient_key"], "the certificate")
    devices = open_signed(value["device_list"], "signet/1 device list", value["recipient_key"], "the device list")
    require(account_is(one(certificate, 1), value["operator"], recipient), "the certificate is another account's")
    require(account_is(one(devices, 1), value["operator"], recipient), "the device list is another account's")
    listed = {one(fields(entry), 1): one(fields(entry), 2) for entry in devices.get(4, [])}
    device = one(certificate, 2)
    require(listed.get(device) == blake("signet/1 device certificate hash", value["certificate"]), "the device is not on the list")

    receipt = open_signed(value["receipt"], "signet/1 receipt", one(certificate, 3), "the receipt")
    expected = {1: value["operator"], 2: sender, 3: value["sender_key"], 4: recipient, 5: device, 6: value["id"],
                7: value["key_commit"], 8: value["content_hash"], 9: line["files"], 10: line["bytes"]}
    for number, wanted in expected.items():
        require(one(receipt, number, 0 if isinstance(wanted, int) else b"") == wanted, "field %d of the receipt is not the line's" % number)
    return receipt


def check_files(line, folder):
    """The files' contents, in the header's order, hash to what the receipt names."""
    header = bytes.fromhex(line["header"])
    hashes, blocks, held = b"", 0, b""
    for entry in fields(header).get(2, []):
        entry = fields(entry)
        if one(entry, 5, 0) == 1:
            continue
        path = os.path.join(folder, one(entry, 1).decode())
        require(os.path.isfile(path) and os.path.getsize(path) == one(entry, 2, 0), path + " is missing or has another size")
        with open(path, "rb") as file:
            while piece := file.read(2**20 - len(held)):
                held += piece
                if len(held) == 2**20:
                    hashes, blocks, held = hashes + hashlib.sha256(held).digest(), blocks + 1, b""
    if held or not blocks:
        hashes, blocks = hashes + hashlib.sha256(held).digest(), blocks + 1
    content = blake("signet/1 content", bytes.fromhex(line["key_commit"]), hashlib.sha256(header).digest(), blocks.to_bytes(8, "big"), hashes)
    require(content.hex() == line["content_hash"], "the files are not what the receipt was given for")


def main(arguments):
    if len(arguments) not in (1, 3):
        sys.exit(__doc__)
    good, bad = 0, 0
    with open(arguments[0], encoding="utf-8") as file:
        for text in file:
            line = json.loads(text)
            if not line["receipt"] or (len(arguments) == 3 and line["id"] != arguments[1]):
                continue
            try:
                receipt = check_line(line)
                if len(arguments) == 3:
                    check_files(line, arguments[2])
                print("%s: good: %s, U %s, signed for %s, U %s, at %d ms" % (line["id"], one(receipt, 4).decode(), line["recipient_key"],
                                                                          one(receipt, 2).decode(), line["sender_key"], one(receipt, 13, 0)))
                good += 1
            except (NotProved, ValueError, IndexError) as error:
                print("%s: FALSE: %s" % (line["id"], error))
                bad += 1
    return 0 if good and not bad else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
