internal import CWebAssets
internal import HTTPTypes

/// The web page and its parts, compiled into the binary: it has no other file to find.
enum WebAssets {
    static let routes: [Route] = {
        var count = 0
        guard let table = thalweg_assets(&count) else { return [] }
        return UnsafeBufferPointer(start: table, count: count).map { asset in
            let answer = Answer(
                contentType: String(cString: asset.content_type),
                body: Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length)))
            return Route(method: .get, path: String(cString: asset.path), summary: "A part of the web page.") { _ in
                answer
            }
        }
    }()
}
