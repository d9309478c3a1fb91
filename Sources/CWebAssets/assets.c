#include "CWebAssets.h"

// `#embed` is C23; clang takes it in earlier modes with a warning that says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char index_html[] = {
#embed "assets/index.html"
};
static const unsigned char style_css[] = {
#embed "assets/style.css"
};
static const unsigned char app_js[] = {
#embed "assets/app.js"
};
static const unsigned char drawing_js[] = {
#embed "assets/drawing.js"
};

static const struct thalweg_asset assets[] = {
    {"/", "text/html; charset=utf-8", index_html, sizeof index_html},
    {"/assets/style.css", "text/css; charset=utf-8", style_css, sizeof style_css},
    {"/assets/app.js", "text/javascript; charset=utf-8", app_js, sizeof app_js},
    {"/assets/drawing.js", "text/javascript; charset=utf-8", drawing_js, sizeof drawing_js},
};

const struct thalweg_asset *thalweg_assets(size_t *count) {
    *count = sizeof assets / sizeof assets[0];
    return assets;
}
