import HTMLTree
import Records

/// Reads the pages out of a saved file of any kind: HTML, text, MHTML, WARC, web archives, tables, and archives and compressed files of
/// these.
///
/// One page is held at a time, whatever the file's size. What cannot be read becomes a ``Reject`` at its place and the rest is read on.
public struct PageReader: Sendable {
    private let limits: ContainerLimits
    private let columns: TableColumns

    public init(limits: ContainerLimits = ContainerLimits(), columns: TableColumns = TableColumns()) {
        self.limits = limits
        self.columns = columns
    }

    /// - Parameters:
    ///   - source: the input's path, for ``Page/source``; a member of a container is shown as `path!/member`, a row as `path#row`. Its last
    ///     part decides where the bytes leave the kind open.
    ///   - body: takes each page and each reject, in the order of the file.
    /// - Throws: what `body` throws, and what `input` throws where it cannot be read.
    public func forEachPage(of source: String, bytes input: ByteSource, _ body: (Result<Page, Reject>) throws -> Void) throws {
        try withoutActuallyEscaping(body) { body in
            let reading = ContainerReading(limits: limits, columns: columns, body: body)
            try reading.readInput(input, source: source)
        }
    }
}

/// One input on its way: the budget that all its layers share, and who takes its pages.
final class ContainerReading {
    let limits: ContainerLimits
    let columns: TableColumns
    let budget: ExpansionBudget
    private let body: (Result<Page, Reject>) throws -> Void
    /// Pages and rejects so far.
    private var given = 0

    /// A limit of the whole input was hit.
    private struct InputEnd: Error {}

    init(limits: ContainerLimits, columns: TableColumns, body: @escaping (Result<Page, Reject>) throws -> Void) {
        self.limits = limits
        self.columns = columns
        self.body = body
        budget = ExpansionBudget(limits)
    }

    func give(_ page: Page) throws {
        given += 1
        try body(.success(page))
    }

    func reject(_ source: String, _ fault: ContainerFault) throws {
        given += 1
        try body(.failure(Reject(source: fault.source ?? source, code: fault.code, message: fault.message)))
        if fault.endsInput { throw InputEnd() }
    }

    func readInput(_ input: ByteSource, source: String) throws {
        let counted = ByteSource { [budget] in
            let count = try input.read(into: $0)
            budget.count(input: count)
            return count
        }
        do {
            try read(ByteStream(counted), source: source, depth: 0, isMember: false)
            if given == 0 { try reject(source, ContainerFault(.noPage, "the container was read and has no page in it")) }
        } catch is InputEnd {}
    }

    /// Reads what comes next in a stream, whatever it is. A fault ends this stream and not the ones around it.
    private func read(_ stream: ByteStream, source: String, depth: Int, isMember: Bool) throws {
        do {
            try readContent(stream, source: source, depth: depth, isMember: isMember)
        } catch let fault as ContainerFault {
            try reject(source, fault)
        }
    }

    private func readContent(_ stream: ByteStream, source: String, depth: Int, isMember: Bool) throws {
        let window = stream.window()
        if window.isEmpty { try stream.throwFault() }
        switch ContainerKind(head: UnsafeRawBufferPointer(rebasing: window.prefix(ByteStream.windowSize)), name: source, columns: columns) {
        case .html: try readPage(stream, source: source, format: .html)
        case .plainText where !isMember || FileName(source).isText: try readPage(stream, source: source, format: .plainText)
        case .gzip: try readLayer(Gunzip(stream, budget: budget).source, source: source, depth: depth, isMember: isMember)
        case .zstandard: try readLayer(Unzstd(stream, budget: budget).source, source: source, depth: depth, isMember: isMember)
        case .compressedFile:
            let archive = ArchiveMembers(stream, .compressedFile, budget: budget)
            if try archive.next() != nil { try readLayer(archive.content, source: source, depth: depth, isMember: isMember) }
        case .archive: try readArchive(stream, source: source, depth: depth)
        case .webArchive: try readWebArchive(stream, source: source, isMember: isMember)
        case .warc: try readWARC(stream, source: source)
        case .arc: try readARC(stream, source: source)
        case .mhtml: try readMHTML(stream, source: source)
        case .ndjson: try readNDJSON(inUTF8(stream), source: source)
        case .table(let delimiter): try readTable(inUTF8(stream), delimiter: delimiter, source: source)
        case .unsupported(let what) where !isMember: throw ContainerFault(.unsupported, "this is \(what)")
        case .other where !isMember: throw ContainerFault(.notAPage, "the bytes are neither a page nor a text nor a container of them")
        case .plainText, .unsupported, .other: break
        }
    }

    private func readLayer(_ content: ByteSource, source: String, depth: Int, isMember: Bool) throws {
        guard depth < limits.depth else {
            throw ContainerFault(.nestedTooDeep, "archives and compressed files are nested deeper than \(limits.depth) levels")
        }
        try read(ByteStream(content), source: source, depth: depth + 1, isMember: isMember)
    }

    private func readArchive(_ stream: ByteStream, source: String, depth: Int) throws {
        let archive = ArchiveMembers(stream, .archive, budget: budget)
        var names: Set<String> = []
        var stems: Set<String> = []
        var resources: [(place: String, owner: String)] = []
        var count = 0
        while let member = try archive.next() {
            count += 1
            guard count <= limits.members else {
                throw ContainerFault(.tooManyMembers, "the archive has more than \(limits.members) members")
            }
            guard member.isFile, !FileName(member.path).isCompanion else { continue }
            // Two members may have one name; each page needs a place of its own.
            let place = "\(source)!/\(member.path)" + (names.insert(member.path).inserted ? "" : "~\(count)")
            let name = FileName(member.path)
            if let owner = name.ownerOfResource {
                if name.isHTML { resources.append((place, owner)) }
                continue
            }
            if name.isHTML { stems.insert(name.stem) }
            if member.isEncrypted {
                try reject(place, ContainerFault(.encrypted, "the member is encrypted"))
            } else {
                try readLayer(archive.content, source: place, depth: depth, isMember: true)
            }
        }
        for (place, owner) in resources where !stems.contains(owner) {
            try reject(
                place,
                ContainerFault(
                    .notAPage,
                    "its folder is named like one that a browser makes for what belongs to '\(owner).html', which is not in the archive; "
                        + "rename the folder if it holds pages"
                )
            )
        }
    }

    /// Reads a page saved by Safari: its main resource; frames are no pages.
    private func readWebArchive(_ stream: ByteStream, source: String, isMember: Bool) throws {
        let bytes = stream.take(limits.pageBytes + 1)
        if bytes.count > limits.pageBytes {
            throw ContainerFault(.tooLarge, "the web archive is longer than \(limits.pageBytes) bytes")
        }
        _ = try stream.isAtEnd()
        guard let list = BinaryPropertyList(bytes) else { throw ContainerFault(.corrupt, "the property list is damaged") }
        guard list.isWebArchive else {
            if isMember { return }
            throw ContainerFault(.notAPage, "the property list is no web archive")
        }
        let main = list.value("WebMainResource", of: list.top)
        guard let data = list.data(list.value("WebResourceData", of: main)) else {
            throw ContainerFault(.corrupt, "the web archive has no main resource")
        }
        let type = list.string(list.value("WebResourceMIMEType", of: main)) ?? "text/html"
        guard type.contains("html") || type == "text/plain" else { return }
        try give(
            Page(
                source: source,
                bytes: DataURIs.cut(Array(data)),
                format: type == "text/plain" ? .plainText : .html,
                url: list.string(list.value("WebResourceURL", of: main)),
                headerCharset: list.string(list.value("WebResourceTextEncodingName", of: main))
            )
        )
    }

    private func readPage(_ stream: ByteStream, source: String, format: Page.Format) throws {
        var page = DataURIs()
        while true {
            let window = stream.window()
            let isLast = window.count < ByteStream.windowSize
            let taken = page.add(window, isLast: isLast)
            stream.consume(taken)
            if page.kept.count > limits.pageBytes {
                throw ContainerFault(.tooLarge, "the page is longer than \(limits.pageBytes) bytes")
            }
            if isLast, try stream.isAtEnd() { break }
        }
        let comment = format == .html ? SavedPageComment(page.kept) : nil
        try give(Page(source: source, bytes: page.kept, format: format, url: comment?.url, fetched: comment?.saved))
    }

    /// A table in UTF-16 is decoded as a whole, since its marks are two bytes each; any other is read as it is.
    private func inUTF8(_ stream: ByteStream) throws -> ByteStream {
        let window = stream.window()
        let head = Array(window.prefix(min(window.count, ByteStream.windowSize) & ~1))
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.contains(0)
        guard isWide, Charset.decode(head, headerCharset: nil, isHTML: false).charset.hasPrefix("utf-16") else { return stream }
        let bytes = stream.take(limits.pageBytes + 1)
        if bytes.count > limits.pageBytes {
            throw ContainerFault(.tooLarge, "a table in UTF-16 is longer than \(limits.pageBytes) bytes")
        }
        _ = try stream.isAtEnd()
        return ByteStream(ByteSource(Charset.decode(bytes, headerCharset: nil, isHTML: false).utf8))
    }
}
