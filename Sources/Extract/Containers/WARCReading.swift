import Records

extension ContainerReading {
    /// Reads WARC 0.18, 1.0 and 1.1 (ISO 28500): the HTML of responses and resources, and the text of conversions (WET).
    ///
    /// Requests, revisits, answers other than 200 and other kinds of files are passed over.
    func readWARC(_ stream: ByteStream, source: String) throws {
        var number = 0
        while try seekRecord(stream, source: source) {
            number += 1
            _ = try stream.line()
            let header = try HeaderFields.taken(from: stream)
            guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
                try reject(source, ContainerFault(.corrupt, "record \(number) does not tell its length"))
                continue
            }
            try readRecord(stream, header, length: length, source: source, number: number)
        }
    }

    /// Goes to the next line that begins a record; what stands in front of it is damage.
    private func seekRecord(_ stream: ByteStream, source: String) throws -> Bool {
        var isDamaged = false
        while try !stream.isAtEnd() {
            if stream.window(5).starts(with: "WARC/".utf8) { return true }
            let line = try stream.line() ?? []
            if !line.trimmed.isEmpty, !isDamaged {
                isDamaged = true
                try reject(source, ContainerFault(.corrupt, "bytes stand between two records"))
            }
        }
        return false
    }

    private func readRecord(_ stream: ByteStream, _ header: HeaderFields, length: Int, source: String, number: Int) throws {
        var url = header["warc-target-uri"]
        if let wrapped = url, wrapped.hasPrefix("<"), wrapped.hasSuffix(">") { url = String(wrapped.dropFirst().dropLast()) }
        let record = WebRecord(
            source: "\(source)!/\(number)/\(url ?? "")",
            url: url,
            fetched: header["warc-date"].flatMap { CivilDate(iso: $0) },
            length: length
        )
        let type = header["content-type"] ?? ""
        switch header["warc-type"]?.lowercased() {
        case "response" where HeaderFields.mediaType(type) != "text/dns":
            try readResponse(stream, record, declaredType: type)
        case "resource":
            try readBody(stream, record, type: type, accepting: ["text/html", "application/xhtml+xml"])
        case "conversion":
            try readBody(stream, record, type: type, accepting: ["text/html", "application/xhtml+xml", "text/plain"])
        default:
            try pass(stream, length)
        }
    }

    /// Reads ARC, version 1 and 2: a line with URL, address, time, type and length in front of each response.
    func readARC(_ stream: ByteStream, source: String) throws {
        var number = 0
        while try !stream.isAtEnd() {
            let line = try stream.line() ?? []
            if line.trimmed.isEmpty { continue }
            let words = line.trimmed.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            guard words.count >= 5, let length = words.last.flatMap({ Int($0) }), length >= 0 else {
                throw ContainerFault(.corrupt, "record \(number + 1) has no header line")
            }
            number += 1
            let record = WebRecord(
                source: "\(source)!/\(number)/\(words[0])",
                url: words[0],
                fetched: LenientDate.day(in: words[2]),
                length: length
            )
            if words[0].hasPrefix("filedesc:") {
                try pass(stream, length)
            } else {
                try readResponse(stream, record, declaredType: words[3])
            }
        }
    }

    /// A record of a web archive whose block comes next in the stream.
    struct WebRecord {
        var source: String
        var url: String?
        var fetched: CivilDate?
        /// Bytes of the block.
        var length: Int
    }

    private func pass(_ stream: ByteStream, _ length: Int) throws {
        guard stream.skip(length) < length else { return }
        try stream.throwFault()
        throw ContainerFault(.truncated, "the last record is cut off")
    }

    private func readResponse(_ stream: ByteStream, _ record: WebRecord, declaredType: String) throws {
        let window = stream.window(min(record.length, ByteStream.windowSize))
        let block = UnsafeRawBufferPointer(rebasing: window.prefix(record.length))
        guard let message = HTTPMessage(block) else {
            return try readBody(stream, record, type: declaredType, accepting: ["text/html", "application/xhtml+xml"])
        }
        let type = message.header["content-type"] ?? ""
        let mediaType = HeaderFields.mediaType(type)
        let isPage = mediaType == "text/html" || mediaType == "application/xhtml+xml" || mediaType.isEmpty
        guard message.status == 200, isPage else { return try pass(stream, record.length) }
        stream.consume(message.headerLength)
        guard let body = try takeBody(stream, record, length: record.length - message.headerLength) else { return }
        do {
            let payload = try message.payload(body, limits: limits, budget: budget)
            if mediaType.isEmpty, !ContainerKind.looksLikeHTML(payload) { return }
            try givePage(payload, record, type: type, format: .html)
        } catch let fault as ContainerFault {
            try reject(record.source, fault)
        }
    }

    private func readBody(_ stream: ByteStream, _ record: WebRecord, type: String, accepting types: Set<String>) throws {
        let mediaType = HeaderFields.mediaType(type)
        guard types.contains(mediaType) else { return try pass(stream, record.length) }
        guard let body = try takeBody(stream, record, length: record.length) else { return }
        try givePage(body, record, type: type, format: mediaType == "text/plain" ? .plainText : .html)
    }

    /// Nil where the block is too large and was passed over.
    private func takeBody(_ stream: ByteStream, _ record: WebRecord, length: Int) throws -> [UInt8]? {
        guard length <= limits.pageBytes else {
            try pass(stream, length)
            try reject(record.source, ContainerFault(.tooLarge, "the page is longer than \(limits.pageBytes) bytes"))
            return nil
        }
        let body = stream.take(length)
        if body.count < length {
            do { try stream.throwFault() } catch is ContainerFault {}
            throw ContainerFault(.truncated, "the record ends \(length - body.count) bytes too early", at: record.source)
        }
        return body
    }

    private func givePage(_ bytes: [UInt8], _ record: WebRecord, type: String, format: Page.Format) throws {
        try give(
            Page(
                source: record.source,
                bytes: DataURIs.cut(bytes),
                format: format,
                url: record.url,
                headerCharset: HeaderFields.parameter("charset", of: type),
                fetched: record.fetched
            )
        )
    }
}
