import HTMLTree
import JSONText
import Records

extension ContainerReading {
    /// Reads rows of JSON, one object a line: each with a text or HTML is a page.
    func readNDJSON(_ stream: ByteStream, source: String) throws {
        let charset = self.charset(of: stream)
        var number = 0
        while let line = try wholeLine(stream) {
            let text = line.trimmed
            if text.isEmpty { continue }
            number += 1
            let place = "\(source)#\(number)"
            if line.count > limits.pageBytes {
                try reject(place, ContainerFault(.tooLarge, "the row is longer than \(limits.pageBytes) bytes"))
                continue
            }
            let utf8 = charset == "utf-8" ? Array(text) : Charset.decode(Array(text), headerCharset: charset, isHTML: false).utf8
            do {
                guard let members = try JSONParser.parse(utf8).members else {
                    throw ContainerFault(.badRow, "row \(number) is no JSON object")
                }
                if number == 1, isIndexOfWebArchive(members) { return }
                let places = columns.places(in: members.map(\.key))
                try giveRow(place) { field in
                    guard let index = places[field] else { return nil }
                    switch members[index].value.kind {
                    case .string(let string): return (Array(string.utf8), nil)
                    case .number(let digits): return (Array(digits.utf8), nil)
                    default: return nil
                    }
                }
            } catch let fault as JSONParser.Fault {
                try reject(place, ContainerFault(.badRow, "row \(number), byte \(fault.offset): \(fault.message)"))
            } catch let fault as ContainerFault {
                try reject(place, fault)
            }
        }
    }

    /// The list of pages in a WACZ: their text stands in its WARC files.
    private func isIndexOfWebArchive(_ members: [JSONValue.Member]) -> Bool {
        members.contains { $0.key == "format" && $0.value.string?.hasPrefix("json-pages") == true }
    }

    /// Reads a table after RFC 4180, with tabs or semicolons too, and line ends inside of quotation marks.
    func readTable(_ stream: ByteStream, delimiter: UInt8, source: String) throws {
        let charset = self.charset(of: stream)
        if stream.window(3).starts(with: [0xEF, 0xBB, 0xBF]) { stream.consume(3) }
        var rows = CSVRows(stream, delimiter: delimiter, rowBytes: limits.pageBytes)
        guard let header = try rows.next() else { return }
        let names = header.map { string($0, charset) }
        let places = columns.places(in: names)
        guard places[.text] != nil || places[.html] != nil else {
            throw ContainerFault(
                .noTextColumn,
                "no column has the text; the columns are \(names.joined(separator: ", ")); name one in 'columns'"
            )
        }
        var number = 0
        while true {
            let place = "\(source)#\(number + 1)"
            do {
                guard let row = try rows.next() else { return }
                if row.count == 1, row[0].trimmed.isEmpty { continue }
                number += 1
                try giveRow(place) { field in
                    guard let index = places[field], index < row.count else { return nil }
                    return (row[index], charset)
                }
            } catch let fault as ContainerFault where !fault.endsInput && fault.code != .truncated && fault.code != .corrupt {
                if fault.code != .rowWithoutText { number += 1 }
                try reject(place, fault)
            }
        }
    }

    /// Makes a page of a row's cells; a cell comes with the charset of its bytes, nil for UTF-8.
    private func giveRow(_ place: String, _ cell: (TableColumns.Field) -> (bytes: [UInt8], charset: String?)?) throws {
        func text(_ field: TableColumns.Field) -> String? {
            guard let cell = cell(field), !cell.bytes.trimmed.isEmpty else { return nil }
            return string(Array(cell.bytes.trimmed), cell.charset)
        }
        let plain = cell(.text).flatMap { $0.bytes.trimmed.isEmpty ? nil : $0 }
        let html = cell(.html).flatMap { $0.bytes.trimmed.isEmpty ? nil : $0 }
        guard let content = plain ?? html else { throw ContainerFault(.rowWithoutText, "the row has no text") }
        let given = Page.Given(
            id: text(.id),
            title: text(.title),
            date: text(.date).flatMap { LenientDate.day(in: $0) },
            region: text(.region)
        )
        try give(
            Page(
                source: place,
                bytes: plain == nil ? DataURIs.cut(content.bytes) : content.bytes,
                format: plain == nil ? .html : .plainText,
                url: text(.url),
                headerCharset: content.charset ?? "utf-8",
                given: given
            )
        )
    }

    private func string(_ bytes: [UInt8], _ charset: String?) -> String {
        String(decoding: charset == "utf-8" ? bytes : Charset.decode(bytes, headerCharset: charset, isHTML: false).utf8, as: UTF8.self)
    }

    /// Told by the head of the table, since one cell may be too short to tell.
    private func charset(of stream: ByteStream) -> String {
        Charset.decode(Array(stream.window().prefix(ByteStream.windowSize)), headerCharset: nil, isHTML: false).charset
    }

    /// A line however long; beyond the limit of a page its bytes are dropped but for one.
    private func wholeLine(_ stream: ByteStream) throws -> [UInt8]? {
        guard var line = try stream.line() else { return nil }
        while line.last != 0x0A, let more = try stream.line() {
            if line.count <= limits.pageBytes { line.append(contentsOf: more) } else if more.last == 0x0A { line[line.count - 1] = 0x0A }
        }
        return line
    }
}
