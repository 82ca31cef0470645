import CSVText
import Testing

@Suite struct CSVRowWriterTests {
    @Test(arguments: [
        ("两会", "两会"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"), ("-3.5", "-3.5"), ("- END-", "'- END-"), ("@a,b", "\"'@a,b\""), ("\tx", "'\tx"),
    ])
    func textFromOutside(text: String, cell: String) {
        var writer = CSVRowWriter()
        writer.guarded(text)
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == cell + "\r\n")
        #expect(writer.guardedCells == (cell.contains("'") ? 1 : 0))
    }

    @Test func rows() {
        var writer = CSVRowWriter()
        writer.empty()
        writer.cell("=1")
        writer.empty()
        writer.endRow()
        writer.cell("a")
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == ",=1,\r\na\r\n")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let texts = ["", "a,b", "\"", "\r\n", "\"\"x\"", "两会\n，", " ", "a\rb"]
        var writer = CSVRowWriter()
        for text in texts { writer.cell(text) }
        writer.endRow()
        #expect(try CSVParser.rows(of: writer.bytes).map { $0.map { String(decoding: $0, as: UTF8.self) } } == [texts])
    }
}
