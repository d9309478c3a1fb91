#ifndef THALWEG_WEB_ASSETS_H
#define THALWEG_WEB_ASSETS_H

#include <stddef.h>

/// A file of the web page, compiled into the binary.
struct thalweg_asset {
    /// Path under which it is served.
    const char *path;
    const char *content_type;
    const unsigned char *bytes;
    size_t length;
};

/// All files of the web page; `count` is set to their number.
const struct thalweg_asset *thalweg_assets(size_t *count);

#endif
