import CZlib
import Records

/// Expands gzip, also of many members as WARC files have, and zlib streams.
final class Gunzip {
    private let input: ByteStream
    private let budget: ExpansionBudget
    private var state: UnsafeMutablePointer<z_stream>
    private var phase = Phase.insideMember

    private enum Phase { case insideMember, betweenMembers, ended }

    enum Wrapper: CInt {
        case gzip = 31
        case zlib = 15
        case none = -15
    }

    init(_ input: ByteStream, budget: ExpansionBudget, wrapper: Wrapper = .gzip) {
        self.input = input
        self.budget = budget
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        if inflateInit2_(state, wrapper.rawValue, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) != Z_OK { phase = .ended }
    }

    deinit {
        inflateEnd(state)
        state.deinitialize(count: 1)
        state.deallocate()
    }

    var source: ByteSource { ByteSource(read: read) }

    private func read(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !target.isEmpty else { return 0 }
        state.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress
        state.pointee.avail_out = UInt32(clamping: target.count)
        let room = Int(state.pointee.avail_out)
        while phase != .ended {
            let window = input.window(1)
            if phase == .betweenMembers {
                guard try startsNextMember() else { break }
                continue
            }
            if window.isEmpty {
                if Int(state.pointee.avail_out) < room { break }
                try input.throwFault()
                throw ContainerFault(.truncated, "the compressed data ends too early")
            }
            state.pointee.next_in = UnsafeMutablePointer(mutating: window.bindMemory(to: UInt8.self).baseAddress)
            state.pointee.avail_in = UInt32(clamping: window.count)
            let offered = Int(state.pointee.avail_in)
            let status = inflate(state, Z_NO_FLUSH)
            input.consume(offered - Int(state.pointee.avail_in))
            if status == Z_STREAM_END {
                phase = .betweenMembers
            } else if status != Z_OK && status != Z_BUF_ERROR {
                if Int(state.pointee.avail_out) < room { break }
                throw ContainerFault(.corrupt, "the compressed data is damaged")
            }
            if state.pointee.avail_out == 0 { break }
        }
        let written = room - Int(state.pointee.avail_out)
        try budget.count(expanded: written)
        return written
    }

    /// Zeros and other bytes behind the last member are padding.
    private func startsNextMember() throws -> Bool {
        let next = input.window(2)
        guard next.count >= 2, next[0] == 0x1F, next[1] == 0x8B else {
            phase = .ended
            if next.isEmpty { try input.throwFault() }
            return false
        }
        inflateReset(state)
        phase = .insideMember
        return true
    }
}
