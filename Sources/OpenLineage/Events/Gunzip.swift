internal import CZlib

/// Unpacks gzip (RFC 1952) in pieces, by the system's zlib.
package final class Gunzip {
    private var stream = z_stream()
    private var isDone = false

    /// - Returns: nil when zlib has no memory.
    package init?() {
        // 15 bits of window; 32 more lets zlib take gzip and zlib headers alike.
        guard inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
    }

    deinit { inflateEnd(&stream) }

    /// Unpacks the next piece.
    /// - Parameter limit: bytes that may come out of it, against small bodies that unpack without end.
    /// - Throws: `TW101` for bytes that are no gzip, `TW104` beyond the limit.
    package func unpack(_ input: [UInt8], limit: Int) throws(EventError) -> [UInt8] {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var failure: EventError?
        var input = input
        input.withUnsafeMutableBufferPointer { bytes in
            stream.next_in = bytes.baseAddress
            stream.avail_in = UInt32(bytes.count)
            while stream.avail_in > 0 || stream.avail_out == 0 {
                if isDone {
                    // Several gzip members one after another are one text.
                    if stream.avail_in == 0 { break }
                    inflateReset(&stream)
                    isDone = false
                }
                let code = piece.withUnsafeMutableBufferPointer { room in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                output.append(contentsOf: piece.prefix(piece.count - Int(stream.avail_out)))
                if output.count > limit {
                    failure = EventError(
                        code: "TW104", message: "unpacks to more than \(limit >> 20) MiB", path: "$", isSyntax: true)
                    return
                }
                if code == Z_STREAM_END {
                    isDone = true
                } else if code == Z_BUF_ERROR {
                    break
                } else if code != Z_OK {
                    failure = EventError(code: "TW101", message: "the gzip data is damaged", path: "$", isSyntax: true)
                    return
                }
            }
        }
        if let failure { throw failure }
        return output
    }

    /// Whether the last member was complete.
    package var isComplete: Bool { isDone }

    /// Whether bytes begin like gzip.
    package static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }
}
