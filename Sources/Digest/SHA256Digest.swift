import Crypto
import Foundation

/// SHA-256 as the program writes it everywhere: lower-case hexadecimal digits.
package enum SHA256Digest {
    /// 64 hexadecimal digits.
    package static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var hasher = SHA256()
        let contiguous: Void? = bytes.withContiguousStorageIfAvailable { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        if contiguous == nil {
            Array(bytes).withUnsafeBytes { hasher.update(bufferPointer: $0) }
        }
        return hexadecimal(hasher.finalize())
    }

    /// In Base64 (RFC 4648), as a Content Security Policy names a script.
    package static func base64(_ bytes: [UInt8]) -> String { Data(SHA256.hash(data: bytes)).base64EncodedString() }

    /// The first 16 digits of a hash over the parts, each ended by a NUL so that no two lists of parts run together.
    package static func id(_ parts: String...) -> String {
        var hasher = SHA256()
        for var part in parts {
            part.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
            hasher.update(data: [0 as UInt8])
        }
        return String(hexadecimal(hasher.finalize()).prefix(16))
    }

    /// The 32 bytes of a hash over the parts, each preceded by its length so that no two lists of parts run together.
    package static func bytes(_ parts: [[UInt8]]) -> [UInt8] {
        var running = Running()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { running.update($0) }
            part.withUnsafeBytes { running.update($0) }
        }
        return running.bytes()
    }

    /// A hash over bytes that come piece by piece.
    package struct Running {
        private var hasher = SHA256()
        /// Bytes so far.
        package private(set) var count = 0

        package init() {}

        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            hasher.update(bufferPointer: bytes)
            count += bytes.count
        }

        /// 64 hexadecimal digits.
        package func hex() -> String { SHA256Digest.hexadecimal(hasher.finalize()) }

        /// The 32 bytes themselves.
        package func bytes() -> [UInt8] { Array(hasher.finalize()) }
    }

    fileprivate static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(64)
        for byte in digest {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}
