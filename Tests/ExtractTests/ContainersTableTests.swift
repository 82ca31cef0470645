import Extract
import Records
import Testing

@Suite struct ContainersTableTests {
    @Test func ndjson() throws {
        let read = try ContainersReading(
            """
            {"id": 7, "text": "第一\\n第二", "title": "报告", "date": "2020-01-21", "region": "440000", "url": "http://a/"}

            {"id": "x", "html": "<p>a"}
            {"id": "y"}
            {"text":
            {"text": "last"}
            """,
            as: "rows.ndjson"
        )
        #expect(read.texts == ["第一\n第二", "<p>a", "last"])
        #expect(read.sources == ["rows.ndjson#1", "rows.ndjson#2", "rows.ndjson#5"])
        #expect(read.pages.map(\.format) == [.plainText, .html, .plainText])
        let given = read.pages[0].given
        #expect(given.id == "7")
        #expect(given.title == "报告")
        #expect(given.date == CivilDate(2020, 1, 21))
        #expect(given.region == "440000")
        #expect(read.pages[0].url == "http://a/")
        #expect(read.codes == ["row-without-text", "bad-row"])
        #expect(read.rejects.map(\.source) == ["rows.ndjson#3", "rows.ndjson#4"])
    }

    @Test func csv() throws {
        let read = try ContainersReading(
            "\u{FEFF}id,full_text,province,publish_date\r\n1,\"甲,\"\"乙\"\"\r\n丙\",广东,2020/1/21\r\n2,,北京,\r\n3,丁\r\n",
            as: "reports.csv",
            columns: TableColumns([.text: "full_text", .date: "publish_date", .region: "province"])
        )
        #expect(read.texts == ["甲,\"乙\"\r\n丙", "丁"])
        #expect(read.sources == ["reports.csv#1", "reports.csv#3"])
        #expect(read.pages[0].given.region == "广东")
        #expect(read.pages[0].given.date == CivilDate(2020, 1, 21))
        #expect(read.pages[1].given.region == nil)
        #expect(read.codes == ["row-without-text"])
        #expect(read.rejects.map(\.source) == ["reports.csv#2"])
    }

    @Test func aQuotationMarkThatIsNotClosed() throws {
        let read = try ContainersReading("id,text\n1,a\n2,\"b\n3,c\n4,\"d\ne\"\n", as: "a.csv")
        #expect(read.texts == ["a", "c", "d\ne"])
        #expect(read.codes == ["bad-row"])
        #expect(read.rejects.first?.source == "a.csv#2")
        #expect(read.rejects.first?.message.hasPrefix("line 3: a quotation mark is not closed") == true)
    }

    @Test func otherDelimiters() throws {
        #expect(try ContainersReading("title\ttext\na\tb, c\n").texts == ["b, c"])
        #expect(try ContainersReading("标题;正文\na;b\n").pages.first?.given.title == "a")
        #expect(try ContainersReading("text\nb\n", as: "a.csv").texts == ["b"])
    }

    @Test func otherCharsets() throws {
        // 标题,正文 / 甲,中国 in GBK.
        let gbk: [UInt8] = [0xB1, 0xEA, 0xCC, 0xE2, 0x2C, 0xD5, 0xFD, 0xCE, 0xC4, 0x0A, 0xBC, 0xD7, 0x2C, 0xD6, 0xD0, 0xB9, 0xFA, 0x0A]
        let read = try ContainersReading(gbk)
        #expect(read.pages.map(\.bytes) == [[0xD6, 0xD0, 0xB9, 0xFA]])
        #expect(read.pages.first?.headerCharset == "gb18030")
        #expect(read.pages.first?.given.title == "甲")
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in "标题\t正文\r\n甲\t中国\r\n".utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try ContainersReading(wide).texts == ["中国"])
    }

    @Test func tableWithoutText() throws {
        let read = try ContainersReading("a,b\n1,2\n", as: "a.csv")
        #expect(read.codes == ["no-text-column"])
        #expect(read.rejects.first?.message.contains("a, b") == true)
    }

    @Test func longRow() throws {
        let long = String(repeating: "a", count: 300)
        let csv = try ContainersReading("id,text\n1,\(long)\n2,b\n", limits: ContainerLimits(pageBytes: 200))
        #expect(csv.texts == ["b"])
        #expect(csv.codes == ["too-large"])
        let ndjson = try ContainersReading(
            "{\"text\": \"a\"}\n{\"text\": \"\(long)\"}\n{\"text\": \"b\"}\n",
            limits: ContainerLimits(pageBytes: 200)
        )
        #expect(ndjson.texts == ["a", "b"])
        #expect(ndjson.codes == ["too-large"])
    }

    @Test(arguments: [
        "2020-01-21", "2020/1/21 10:05", "2020.01.21", "20200121", "20200121100500", "2020年1月21日", "Jan 21, 2020",
        "Tue, 21 Jan 2020 10:05:00 GMT",
        "21 January 2020", "1579600800", "1579600800000", "21.1.2020", "1/21/2020", "2020-01-21T10:05:00+08:00",
    ])
    func dates(text: String) throws {
        let read = try ContainersReading("{\"text\": \"a\", \"date\": \"\(text)\"}")
        #expect(read.pages.first?.given.date == CivilDate(2020, 1, 21))
    }

    @Test(arguments: ["", "2020", "1/2/2020", "2020-13-45", "soon", "99999999999999999999"])
    func noDates(text: String) throws {
        let read = try ContainersReading("{\"text\": \"a\", \"date\": \"\(text)\"}")
        #expect(read.pages.count == 1)
        #expect(read.pages.first?.given.date == nil)
    }
}
