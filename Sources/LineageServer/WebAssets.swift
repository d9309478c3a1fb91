/// The web page and its parts.
enum WebAssets {
    static let routes: [Route] = []
}
