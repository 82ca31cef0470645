import CZstd
import Records

/// Expands Zstandard, also of many frames as WARC files have, and with the dictionary that a `.warc.zst` may begin with (the WARC
/// Zstandard annex: a skippable frame 0x184D2A5D that holds it, as it is or itself packed).
final class Unzstd {
    private let input: ByteStream
    private let budget: ExpansionBudget
    private let stream: OpaquePointer?
    private var isInsideFrame = false
    private var hasBegun = false

    private static let dictionaryMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    private static let frameMagic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    private static let longestDictionary = 16 << 20

    init(_ input: ByteStream, budget: ExpansionBudget) {
        self.input = input
        self.budget = budget
        stream = ZSTD_createDStream()
        // The window may ask for 2 GB; 64 MB is what every level of the zstd command but --long needs.
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 26)
    }

    deinit {
        ZSTD_freeDStream(stream)
    }

    var source: ByteSource { ByteSource(read: read) }

    private func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        if !hasBegun {
            hasBegun = true
            try loadDictionary()
        }
        var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        while output.pos < output.size {
            let window = input.window(1)
            if window.isEmpty, !isInsideFrame {
                if output.pos == 0 { try input.throwFault() }
                break
            }
            var part = ZSTD_inBuffer(src: window.baseAddress, size: window.count, pos: 0)
            let before = output.pos
            let status = ZSTD_decompressStream(stream, &output, &part)
            input.consume(part.pos)
            if ZSTD_isError(status) != 0 {
                if output.pos > 0 { break }
                throw ContainerFault(.corrupt, "the compressed data is damaged, or needs another dictionary or a larger window")
            }
            isInsideFrame = status != 0
            if window.isEmpty, output.pos == before {
                if output.pos > 0 { break }
                try input.throwFault()
                throw ContainerFault(.truncated, "the compressed data ends too early")
            }
        }
        try budget.count(expanded: output.pos)
        return output.pos
    }

    private func loadDictionary() throws {
        let head = input.window(8)
        guard head.count >= 8, head.starts(with: Self.dictionaryMagic) else { return }
        let length = Int(UInt32(littleEndian: head.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        guard length <= Self.longestDictionary else {
            throw ContainerFault(.corrupt, "the dictionary is longer than \(Self.longestDictionary) bytes")
        }
        input.consume(8)
        var dictionary = input.take(length)
        guard dictionary.count == length else { throw ContainerFault(.truncated, "the compressed data ends inside its dictionary") }
        if dictionary.starts(with: Self.frameMagic) {
            let unpacked = ByteStream(Unzstd(ByteStream(ByteSource(dictionary)), budget: budget).source)
            dictionary = unpacked.take(Self.longestDictionary)
            try unpacked.throwFault()
        }
        let status = dictionary.withUnsafeBytes { ZSTD_DCtx_loadDictionary(stream, $0.baseAddress, $0.count) }
        if ZSTD_isError(status) != 0 { throw ContainerFault(.corrupt, "the dictionary of the compressed data is damaged") }
    }
}
