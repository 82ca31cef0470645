import Extract
import Records

/// What a reader gave for some bytes.
struct ContainersReading {
    var pages: [Page] = []
    var rejects: [Reject] = []

    init(_ bytes: [UInt8], as source: String = "in", limits: ContainerLimits = ContainerLimits(), columns: TableColumns = TableColumns())
        throws
    {
        // A few bytes a time, so that every reader meets the end of a part everywhere.
        var at = 0
        let input = ByteSource { buffer in
            let count = min(7, buffer.count, bytes.count - at)
            for i in 0..<count { buffer[i] = bytes[at + i] }
            at += count
            return count
        }
        try PageReader(limits: limits, columns: columns).forEachPage(of: source, bytes: bytes.count > 1 << 20 ? ByteSource(bytes) : input) {
            result in
            switch result {
            case .success(let page): pages.append(page)
            case .failure(let reject): rejects.append(reject)
            }
        }
    }

    init(_ text: String, as source: String = "in", limits: ContainerLimits = ContainerLimits(), columns: TableColumns = TableColumns())
        throws
    {
        try self.init(Array(text.utf8), as: source, limits: limits, columns: columns)
    }

    var sources: [String] { pages.map(\.source) }
    var texts: [String] { pages.map { String(decoding: $0.bytes, as: UTF8.self) } }
    var codes: [String] { rejects.map(\.code.rawValue) }
}
