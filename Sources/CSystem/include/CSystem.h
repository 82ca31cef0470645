#ifndef CSYSTEM_H
#define CSYSTEM_H

// What Swift's view of the C library does not have.

/// Swaps two directory entries in one step (renameat2 with RENAME_EXCHANGE on Linux, renamex_np on Darwin). Returns 0, or -1 with errno set.
int rename_exchange(const char *a, const char *b);

/// From now on all threads allocate from one arena, where the C library else reserves addresses for each (M_ARENA_MAX of glibc: 64 MB).
void share_one_arena(void);

#endif
