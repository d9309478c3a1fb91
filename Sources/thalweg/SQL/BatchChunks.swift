/// A piece of a batch that one worker answers.
enum BatchChunk: Sendable {
    /// Whole lines; the last may lack its end.
    case lines([UInt8])
    /// A line that is longer than is read.
    case overlong

    var byteCount: Int {
        switch self {
        case .lines(let bytes): bytes.count
        case .overlong: 0
        }
    }
}

/// Cuts a stream of bytes into chunks of whole lines.
///
/// Each piece that is read gives at once what lines it completes: who sends one line and waits gets its answer.
struct BatchChunker {
    /// Chunks are about this large: small enough that all workers have some, large enough that handing over is cheap.
    static let size = 64 << 10
    /// A longer line is answered by a refusal; the batch must stay within its memory.
    static let lineLimit = 8 << 20

    private var rest: [UInt8] = []
    private var isInOverlongLine = false

    mutating func push(_ piece: ArraySlice<UInt8>, _ take: (BatchChunk) throws -> Void) rethrows {
        var piece = piece
        if isInOverlongLine {
            guard let end = piece.firstIndex(of: 0x0a) else { return }
            isInOverlongLine = false
            piece = piece[(end + 1)...]
        }
        guard let last = piece.lastIndex(of: 0x0a) else {
            rest += piece
            if rest.count > Self.lineLimit {
                rest = []
                isInOverlongLine = true
                try take(.overlong)
            }
            return
        }
        var bytes = rest
        bytes += piece[...last]
        rest = Array(piece[(last + 1)...])
        try cut(bytes, take)
    }

    /// Hands over a last line without an end.
    mutating func finish(_ take: (BatchChunk) throws -> Void) rethrows {
        if !rest.isEmpty { try take(.lines(rest)) }
        rest = []
    }

    private func cut(_ bytes: [UInt8], _ take: (BatchChunk) throws -> Void) rethrows {
        var start = 0
        while start < bytes.count {
            let least = min(start + Self.size, bytes.count) - 1
            let end = bytes[least...].firstIndex(of: 0x0a) ?? bytes.count - 1
            try take(.lines(start == 0 && end == bytes.count - 1 ? bytes : Array(bytes[start...end])))
            start = end + 1
        }
    }
}
