import CSVText
import Testing

@Suite struct CSVParserTests {
    /// What a table gives when it comes in pieces of some bytes: rows as `line|cell|cell`, faults as `kind line-lastLine`.
    private func reading(_ table: String, piece: Int, rowBytes: Int = 1000) -> [String] {
        let bytes = Array(table.utf8)
        var parser = CSVParser(rowBytes: rowBytes)
        var steps: [String] = []
        var start = 0
        while true {
            let end = min(start + piece, bytes.count)
            var used = 0
            let step = bytes[start..<end].withUnsafeBytes { parser.next(in: $0, used: &used) }
            start += used
            switch step {
            case .row(let row): steps.append(([String(row.line)] + row.map { String(decoding: $0, as: UTF8.self) }).joined(separator: "|"))
            case .fault(let fault): steps.append("\(fault.kind) \(fault.line)-\(fault.lastLine)")
            case nil: if start == bytes.count, used == 0 { return steps }
            }
        }
    }

    /// However the bytes are cut, the reading is the same.
    private func expect(_ table: String, _ steps: [String], rowBytes: Int = 1000, location: SourceLocation = #_sourceLocation) {
        for piece in [1, 2, 3, 7, 10_000] {
            #expect(reading(table, piece: piece, rowBytes: rowBytes) == steps, "in pieces of \(piece) bytes", sourceLocation: location)
        }
    }

    @Test func cellsAndLineEnds() {
        expect("a,b\r\n1,\"x,\"\"y\"\"\r\nz\"\r\n\r\n2,\n3,\"\"", ["1|a|b", "2|1|x,\"y\"\r\nz", "4|", "5|2|", "6|3|"])
        expect("", [])
        expect("a", ["1|a"])
        expect("a,", ["1|a|"])
        expect("a,b\n\"c\"d,e \"f\"\n", ["1|a|b", "2|cd|e \"f\""])
    }

    @Test func aMarkThatIsNotClosedCostsItsLine() {
        let read = ["1|id|text", "unclosedQuotationMark 2-2", "3|2|b", "4|3|c"]
        expect("id,text\n1,\"a\n2,b\n3,c\n", read)
        expect("id,text\n1,\"a\n2,b\n3,\"c\"\n", read)
        expect("id,text\r\n1,\"a\r\n2,b\r\n3,c", read)
    }

    @Test func aMarkThatIsNotClosedOnTheLastLine() {
        expect("id,text\n1,a\n2,\"b", ["1|id|text", "2|1|a", "unclosedQuotationMark 3-3"])
        expect("id,text\n1,a\n2,\"b\n", ["1|id|text", "2|1|a", "unclosedQuotationMark 3-3"])
    }

    @Test func marksInsideOfSwallowedLinesStand() {
        expect(
            "id,text\n1,\"a\n2,say \"\"b\"\"\n3,\"\"\n4,\"d\ne\"\n",
            ["1|id|text", "unclosedQuotationMark 2-2", "3|2|say \"\"b\"\"", "4|3|", "5|4|d\ne"]
        )
    }

    @Test func whatElseABadCellHasIsNoRow() {
        // The file was cut off inside of a cell of several lines.
        expect("text,id\na,1\n\"b\nc\nd", ["1|text|id", "2|a|1", "unclosedQuotationMark 3-5"])
        // Marks inside of a cell were not doubled.
        expect("id,text\n1,\"a\nsay \"b\"\nc\"\n2,d\n", ["1|id|text", "unclosedQuotationMark 2-4", "5|2|d"])
    }

    @Test func faultsThatFollowOnEachOtherAreOne() {
        expect(
            "id,text\n1,\"a\n2,\"b\n3,c\n4,\"d\n5,e\n",
            ["1|id|text", "unclosedQuotationMark 2-3", "4|3|c", "unclosedQuotationMark 5-5", "6|5|e"]
        )
    }

    @Test func rowsBeyondTheLimit() {
        let long = String(repeating: "x", count: 30)
        let read = ["1|id|text", "tooLong 2-2", "3|2|b"]
        for row in ["1,\(long)", "1,\"\(long)\"", "\(long),\"\(long)\""] {
            expect("id,text\n\(row)\n2,b\n", read, rowBytes: 20)
        }
        expect("id,text\n1,\"\(long)\n\(long)\"\n2,b\n", ["1|id|text", "tooLong 2-3", "4|2|b"], rowBytes: 20)
    }

    @Test func aMarkThatIsNotClosedHoldsNoMoreThanTheLimit() {
        let rows = (2...200).map { "\($0),b" }
        let table = "id,text\n1,\"a\n" + rows.map { $0 + "\n" }.joined()
        let expected = ["1|id|text", "tooLong 2-2"] + rows.enumerated().map { "\($0 + 3)|\($1.replacing(",", with: "|"))" }
        expect(table, expected, rowBytes: 100)
    }

    @Test func otherDelimiters() {
        var parser = CSVParser(delimiter: 0x09)
        var used = 0
        let step = Array("a,b\t\"c\td\"\n".utf8).withUnsafeBytes { parser.next(in: $0, used: &used) }
        guard case .row(let row) = step else { return #expect(Bool(false), "no row") }
        #expect(row.map { String(decoding: $0, as: UTF8.self) } == ["a,b", "c\td"])
    }

    @Test func aWholeTable() throws {
        let rows = try CSVParser.rows(of: Array("\u{FEFF}a,b\r\n\r\n1,\"2\r\n3\"\r\n4,5".utf8))
        #expect(rows.map { $0.map { String(decoding: $0, as: UTF8.self) } } == [["a", "b"], ["1", "2\r\n3"], ["4", "5"]])
        #expect(rows.map(\.line) == [1, 3, 5])
        let fault = #expect(throws: CSVFault.self) { try CSVParser.rows(of: Array("a,b\n1,\"2".utf8)) }
        #expect(fault?.line == 2)
    }
}
