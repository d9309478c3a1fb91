/// What a byte can begin, as a table of 256.
struct ByteClass: OptionSet {
    let rawValue: UInt8
    static let space = ByteClass(rawValue: 1)
    static let letter = ByteClass(rawValue: 2)
    static let digit = ByteClass(rawValue: 4)
    /// Letters, digits, `_`, `$` and all of UTF-8 beyond ASCII.
    static let name = ByteClass(rawValue: 8)

    nonisolated(unsafe) static let table: UnsafePointer<ByteClass> = {
        let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
        for byte in 0..<256 {
            var classes: ByteClass = []
            switch byte {
            case 9...13, 32, 0: classes = .space
            case 65...90, 97...122, 95: classes = [.letter, .name]
            case 48...57: classes = [.digit, .name]
            case 36: classes = .name
            case 128...255: classes = [.letter, .name]
            default: break
            }
            table[byte] = classes
        }
        return UnsafePointer(table)
    }()
}
