#!/usr/bin/env python3
"""Makes envelope.json: sealed files as protocol.md section 7 describes them, written without any of this project's code.

Run once; the tests compare with the file that is kept. Needs the `cryptography` package (44 or later, for Argon2id) and the zstd command.
"""
import hashlib
import hmac
import json
import subprocess
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


def derive(secret, label, context, size=32):
    prk = hmac.new(b"signet/1", secret, hashlib.sha512).digest()  # HKDF, RFC 5869
    info = label.encode() + b"\0" + context
    out, block, counter = b"", b"", 1
    while len(out) < size:
        block = hmac.new(prk, block + info + bytes([counter]), hashlib.sha512).digest()
        out += block
        counter += 1
    return out[:size]


def blake(data):
    return hashlib.blake2b(data, digest_size=32).digest()


def aead(suite, key, nonce, ad, plain):
    cipher = AESGCM(key) if suite == 2 else ChaCha20Poly1305(key)
    return cipher.encrypt(nonce, plain, ad)


def padded(size):
    if size < 2:
        return 4096
    e = size.bit_length() - 1
    s = e.bit_length()
    mask = (1 << max(e - s, 0)) - 1
    return max(4096, (size + mask) & ~mask)


def u32(n):
    return n.to_bytes(4, "big")


def u64(n):
    return n.to_bytes(8, "big")


def varint(n):
    n &= (1 << 64) - 1
    out = b""
    while n >= 0x80:
        out += bytes([n & 0x7F | 0x80])
        n >>= 7
    return out + bytes([n])


def number(field, n):
    return varint(field << 3) + varint(n) if n else b""


def run(field, data):
    return varint(field << 3 | 2) + varint(len(data)) + data if data else b""


def header(envelope_id, entries, compression):
    out = run(1, envelope_id)
    for e in entries:
        message = run(1, e["path"].encode()) + number(2, len(bytes.fromhex(e.get("content", "")))) + number(3, e["modified_ns"])
        message += number(4, e["mode"]) + number(5, 1 if e["kind"] == "folder" else 0)
        out += run(2, message)
    return out + number(3, compression)


def lock_message(lock, salt):
    modes = {"ltk": 1, "key-file": 2, "passphrase": 3}
    out = number(1, modes[lock["mode"]])
    if lock["mode"] == "ltk":
        out += run(2, bytes.fromhex(lock["ltk_id"]))
    out += run(3, salt)
    if lock["mode"] == "passphrase":
        out += number(4, lock["memory_kib"]) + number(5, lock["passes"]) + number(6, 1)
    if lock["mode"] == "ltk":
        out += run(7, bytes.fromhex(lock["operator"])) + run(8, lock["from"].encode()) + run(9, lock["to"].encode())
    return out


def wrap_secret(lock, salt):
    if lock["mode"] != "passphrase":
        return bytes.fromhex(lock["secret"])
    short_salt = blake(b"signet/1 argon2 salt\0" + salt)[:16]
    return Argon2id(salt=short_salt, length=32, iterations=lock["passes"], lanes=1, memory_cost=lock["memory_kib"]).derive(
        lock["secret"].encode())


def seal(vector, compressed=None):
    suite, random = vector["suite"], bytes.fromhex(vector["random"])
    envelope_id, skey, lock_salt, salt = random[:16], random[16:48], random[48:80], random[80:96]
    lock = vector["lock"]
    before = b"SIGNETE1" + bytes([1, suite])
    message = lock_message(lock, lock_salt)
    bound = before + u32(4 + len(message) + 48) + u32(len(message)) + message
    context = lock_salt
    for field in (bytes.fromhex(lock.get("operator", "")), lock.get("from", "").encode(), lock.get("to", "").encode()):
        context += u32(len(field)) + field
    w = derive(wrap_secret(lock, lock_salt), "signet/1 lock " + lock["mode"], context)
    wrapped = aead(suite, w, bytes(12), bound, skey)
    commit = derive(skey, "signet/1 commit key", b"")
    plain = header(envelope_id, vector["entries"], 1 if compressed else 0)
    padded_plain = u32(len(plain)) + plain + bytes(padded(len(plain)) - len(plain))
    prefix = bound + wrapped + commit + u32(len(padded_plain) + 16)
    head = prefix + aead(suite, derive(skey, "signet/1 header", blake(prefix)), bytes(12), prefix, padded_plain)
    head_hash = blake(b"signet/1 head\0" + head)
    key = derive(skey, "signet/1 chunk", head_hash + salt + u64(0))
    out = head + u32(24) + b"\x03" + salt + u64(0)
    body = b"".join(bytes.fromhex(e.get("content", "")) for e in vector["entries"])
    blocks = [body[i:i + 2**20] for i in range(0, len(body), 2**20)] or [b""]
    hashes = b""
    for i, block in enumerate(blocks):
        content, flags = (compressed(block), 1) if compressed else (block, 0)
        chunk_plain = bytes([flags]) + u32(len(content)) + content + bytes(padded(len(content)) - len(content))
        nonce = bytes(3) + u64(i) + bytes([1 if i + 1 == len(blocks) else 0])
        chunk = aead(suite, key, nonce, b"", chunk_plain)
        out += u32(len(chunk)) + b"\x02" + chunk
        hashes += hashlib.sha256(block).digest()
    vector["compressed"] = bool(compressed)
    vector["sealed"] = out.hex()
    vector["key_commit"] = commit.hex()
    vector["header"] = plain.hex()
    vector["content_hash"] = blake(b"signet/1 content\0" + commit + hashlib.sha256(plain).digest() + u64(len(blocks)) + hashes).hex()
    return vector


def zstd(block):
    return subprocess.run(["zstd", "-q", "-3", "-c", "--no-check", "--stream-size=%d" % len(block)], input=block, capture_output=True, check=True).stdout


ENTRIES = [
    {"path": "letter", "kind": "folder", "modified_ns": 1600000000123456789, "mode": 0o750},
    {"path": "letter/empty", "kind": "file", "modified_ns": 1, "mode": 0o600, "content": ""},
    {"path": "letter/größe.txt", "kind": "file", "modified_ns": 1500000000000000001, "mode": 0o640,
     "content": ("Signet. " * 40).encode().hex()},
]
STREAM = hashlib.shake_256(b"signet envelope vectors").digest(512)


def vector(name, suite, lock, entries, number):
    return {"name": name, "suite": suite, "random": STREAM[number:number + 104].hex(), "lock": lock, "entries": entries}


KEY_FILE = {"mode": "key-file", "secret": bytes(range(32)).hex()}
PHRASE = {"mode": "passphrase", "secret": "correct horse battery staple", "memory_kib": 65536, "passes": 1}
LTK = {"mode": "ltk", "secret": bytes(range(32, 64)).hex(), "ltk_id": bytes(range(16)).hex(), "operator": bytes(range(64, 96)).hex(),
       "from": "000000000018", "to": "000000000026"}

if __name__ == "__main__":
    vectors = [
        seal(vector("key file, ChaCha20-Poly1305", 1, KEY_FILE, ENTRIES, 0)),
        seal(vector("key file, AES-256-GCM, compressed", 2, KEY_FILE, ENTRIES, 1), zstd),
        seal(vector("long-term key, AES-256-GCM", 2, LTK, ENTRIES, 2)),
        seal(vector("passphrase, ChaCha20-Poly1305", 1, PHRASE, ENTRIES, 3)),
        seal(vector("nothing inside", 1, KEY_FILE, [], 4)),
    ]
    with open(__file__.rsplit("/", 1)[0] + "/envelope.json", "w") as file:
        json.dump({"about": "protocol.md section 7; made by make_envelope.py", "vectors": vectors}, file, indent=1, ensure_ascii=False)
        file.write("\n")
