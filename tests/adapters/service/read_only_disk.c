/* A disk that turns read-only under open files, as a kernel does it after errors: every write below READ_ONLY_FOLDER
   fails with EROFS while the file READ_ONLY_WHEN exists. Loaded with LD_PRELOAD, so it works for any user. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define TO_WRITE (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static int refused(const char *path) {
  const char *folder = getenv("READ_ONLY_FOLDER"), *when = getenv("READ_ONLY_WHEN");
  if (!folder || !when || strncmp(path, folder, strlen(folder)) || access(when, F_OK)) return 0;
  errno = EROFS;
  return 1;
}

static int refused_file(int file) {
  char link[40], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return refused(path);
}

#define OPENS(name)                                          \
  int name(const char *path, int how, ...) {                 \
    va_list more;                                            \
    va_start(more, how);                                     \
    mode_t mode = how & O_CREAT ? va_arg(more, mode_t) : 0;  \
    va_end(more);                                            \
    if ((how & TO_WRITE) && refused(path)) return -1;        \
    return REAL(name)(path, how, mode);                      \
  }
OPENS(open)
OPENS(open64)

ssize_t write(int file, const void *data, size_t size) {
  return refused_file(file) ? -1 : REAL(write)(file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
  return refused_file(file) ? -1 : REAL(pwrite)(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
  return refused_file(file) ? -1 : REAL(pwrite64)(file, data, size, at);
}
int ftruncate(int file, off_t size) { return refused_file(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return refused_file(file) ? -1 : REAL(ftruncate64)(file, size); }
int unlink(const char *path) { return refused(path) ? -1 : REAL(unlink)(path); }
