#include "core/base/posix_error.h"

#include <unistd.h>

namespace signet {

Error error_of_errno(int number)
{
    switch (number) {
    case ENOENT: return {ErrorCode::NotFound, "no such file or folder"};
    case EEXIST:
    case ENOTEMPTY: return {ErrorCode::Exists, "the name is taken"};
    case ENOSPC:
    case EDQUOT: return {ErrorCode::NoSpace, "the disk is full"};
    case EFBIG: return {ErrorCode::NoSpace, "the file is larger than its disk or the user's limit allows"};
    case EACCES:
    case EPERM:
    case EROFS: return {ErrorCode::NoAccess, "access denied"};
    case ENAMETOOLONG: return {ErrorCode::InvalidArgument, "the name is too long"};
    case EILSEQ: return {ErrorCode::InvalidArgument, "the disk cannot hold this name"};
    case ELOOP: return {ErrorCode::Disk, "a link stands where none may be"};
    case ENOTDIR: return {ErrorCode::Disk, "not a folder"};
    case EXDEV: return {ErrorCode::Disk, "two file systems where one is needed"};
    case EMFILE:
    case ENFILE: return {ErrorCode::Disk, "too many open files"};
    default: return {ErrorCode::Disk, "the disk or its file system failed"};
    }
}

Descriptor::~Descriptor()
{
    if (number_ >= 0) ::close(number_);
}

} // namespace signet
