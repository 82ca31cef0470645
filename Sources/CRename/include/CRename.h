#ifndef CRENAME_H
#define CRENAME_H

/// Swaps two directory entries in one step (renameat2 with RENAME_EXCHANGE on Linux, renamex_np on Darwin), which Swift's view of
/// the C library does not have. Returns 0, or -1 with errno set.
int rename_exchange(const char *a, const char *b);

#endif
