internal import CLibCrypto

/// Hashes by the system's libcrypto.
package enum Digest {
    /// SHA-256, 32 bytes.
    package static func sha256(_ bytes: JSONBytes) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { output, count in
            bytes.withUnsafeBufferPointer { input in
                _ = SHA256(input.baseAddress, input.count, output.baseAddress)
            }
            count = 32
        }
    }

    /// MD5, 16 bytes: only for name-based UUIDs of version 3 (RFC 9562), never for integrity.
    package static func md5(_ bytes: JSONBytes) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { output, count in
            bytes.withUnsafeBufferPointer { input in
                _ = EVP_Digest(input.baseAddress, input.count, output.baseAddress, nil, EVP_md5(), nil)
            }
            count = 16
        }
    }
}
