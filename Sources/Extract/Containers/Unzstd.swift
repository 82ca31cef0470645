import CZstd
import Records

/// Expands Zstandard, also of many frames as WARC files have. A frame that needs a dictionary is refused as damaged.
final class Unzstd {
    private let input: ByteStream
    private let budget: ExpansionBudget
    private let stream: OpaquePointer?
    private var isInsideFrame = false

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
                throw ContainerFault(.corrupt, "the compressed data is damaged, or needs a dictionary or a larger window")
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
}
