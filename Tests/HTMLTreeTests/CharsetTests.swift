import HTMLTree
import Testing

private let simplified = "各地政府工作报告提及区块链。"
private let traditional = "各地政府工作報告提及區塊鏈。"
private let gb: [UInt8] = [
    0xB8, 0xF7, 0xB5, 0xD8, 0xD5, 0xFE, 0xB8, 0xAE, 0xB9, 0xA4, 0xD7, 0xF7, 0xB1, 0xA8, 0xB8, 0xE6, 0xCC, 0xE1, 0xBC, 0xB0, 0xC7, 0xF8,
    0xBF, 0xE9,
    0xC1, 0xB4, 0xA1, 0xA3,
]
private let big5: [UInt8] = [
    0xA6, 0x55, 0xA6, 0x61, 0xAC, 0x46, 0xA9, 0xB2, 0xA4, 0x75, 0xA7, 0x40, 0xB3, 0xF8, 0xA7, 0x69, 0xB4, 0xA3, 0xA4, 0xCE, 0xB0, 0xCF,
    0xB6, 0xF4,
    0xC3, 0xEC, 0xA1, 0x43,
]

private func page(_ declared: String?, _ text: [UInt8]) -> [UInt8] {
    let meta = declared.map { "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=\($0)\">" } ?? ""
    return Array("<html><head>\(meta)<title>".utf8) + text + Array("</title></head></html>".utf8)
}

private struct Case: Sendable, CustomStringConvertible {
    var declared: String?
    var bytes: [UInt8]
    var text: String
    var charset: String
    var evidence: String
    var description: String { "\(declared ?? "none") on \(charset)" }
}

@Suite struct CharsetTests {
    @Test(arguments: [
        Case(declared: nil, bytes: gb, text: simplified, charset: "gb18030", evidence: "detected"),
        Case(declared: nil, bytes: big5, text: traditional, charset: "big5", evidence: "detected"),
        Case(declared: "gb2312", bytes: gb, text: simplified, charset: "gb18030", evidence: "meta"),
        Case(declared: "GBK", bytes: gb, text: simplified, charset: "gb18030", evidence: "meta"),
        Case(declared: "x-gbk", bytes: gb, text: simplified, charset: "gb18030", evidence: "meta"),
        Case(declared: "big5", bytes: big5, text: traditional, charset: "big5", evidence: "meta"),
        Case(declared: "utf-8", bytes: Array(simplified.utf8), text: simplified, charset: "utf-8", evidence: "utf-8 validity"),
        Case(
            declared: "gb2312",
            bytes: Array(simplified.utf8),
            text: simplified,
            charset: "utf-8",
            evidence: "corrected: meta said gb2312"
        ),
        Case(declared: "utf-8", bytes: gb, text: simplified, charset: "gb18030", evidence: "corrected: meta said utf-8"),
        Case(declared: "gb2312", bytes: big5, text: traditional, charset: "big5", evidence: "corrected: meta said gb2312"),
        Case(declared: "iso-8859-1", bytes: gb, text: simplified, charset: "gb18030", evidence: "corrected: meta said iso-8859-1"),
        Case(declared: "big5", bytes: gb, text: simplified, charset: "gb18030", evidence: "corrected: meta said big5"),
        Case(declared: "windows-1251", bytes: [0xCC, 0xE8, 0xF0], text: "Мир", charset: "windows-1251", evidence: "meta"),
        Case(
            declared: nil,
            bytes: [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x61, 0x94],
            text: "café “a”",
            charset: "windows-1252",
            evidence: "detected"
        ),
        Case(declared: "gb2312", bytes: Array("abc".utf8), text: "abc", charset: "utf-8", evidence: "ascii"),
    ])
    private func declaration(_ c: Case) {
        let decoded = Charset.decode(page(c.declared, c.bytes), headerCharset: nil, isHTML: true)
        #expect(decoded.charset == c.charset)
        #expect(decoded.evidence == c.evidence)
        #expect(decoded.utf8 == page(c.declared, Array(c.text.utf8)))
    }

    @Test func headerStandsBeforeMeta() {
        let right = Charset.decode(page("big5", gb), headerCharset: " GB2312 ", isHTML: true)
        #expect(right.charset == "gb18030")
        #expect(right.evidence == "header")
        let wrong = Charset.decode(gb, headerCharset: "UTF-8", isHTML: true)
        #expect(wrong.charset == "gb18030")
        #expect(wrong.evidence == "corrected: header said utf-8")
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0xAD], "utf-8"), ([0xFF, 0xFE, 0x2D, 0x4E], "utf-16le"),
            ([0xFE, 0xFF, 0x4E, 0x2D], "utf-16be"),
        ] as [([UInt8], String)]
    )
    func byteOrderMark(bytes: [UInt8], charset: String) {
        let decoded = Charset.decode(bytes, headerCharset: "gb2312", isHTML: true)
        #expect(decoded.charset == charset)
        #expect(decoded.evidence == "bom")
        #expect(decoded.utf8 == Array("中".utf8))
    }

    @Test func wideCharactersWithoutMark() {
        let text = "<p>两会</p>\n"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let a = Charset.decode(little, headerCharset: nil, isHTML: true)
        #expect(a.charset == "utf-16le")
        #expect(a.utf8 == Array(text.utf8))
        let b = Charset.decode(big, headerCharset: nil, isHTML: true)
        #expect(b.charset == "utf-16be")
        #expect(b.utf8 == Array(text.utf8))
    }

    @Test func badBytesInGoodUTF8() {
        let bytes = Array(simplified.utf8) + [0xFF, 0x61] + Array(simplified.utf8.prefix(5))
        let decoded = Charset.decode(bytes, headerCharset: "gbk", isHTML: true)
        #expect(decoded.charset == "utf-8")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == simplified + "\u{FFFD}a各\u{FFFD}")
    }

    @Test func badBytesInGB() {
        let bytes = gb + [0xFF, 0x61, 0x80, 0x31] + gb + [0xB8]
        let decoded = Charset.decode(bytes, headerCharset: nil, isHTML: true)
        #expect(decoded.charset == "gb18030")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == simplified + "\u{FFFD}a€1" + simplified + "\u{FFFD}")
    }

    @Test func fourByteCharacters() {
        let decoded = Charset.decode(gb + [0x95, 0x32, 0x82, 0x36], headerCharset: "gb18030", isHTML: false)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == simplified + "\u{20000}")
    }

    @Test func nulIsNoEnd() {
        let decoded = Charset.decode(Array("<p>a\0b</p>中\0国 and a good deal of further text".utf8), headerCharset: nil, isHTML: true)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "<p>ab</p>中国 and a good deal of further text")
    }

    @Test func declarationsThatAreNone() {
        let hidden = Array("<!-- <meta charset=utf-8> --><script>'<meta charset=koi8-r>'</script><meta charset='big5'>".utf8) + big5
        #expect(Charset.decode(hidden, headerCharset: nil, isHTML: true).evidence == "meta")
        let xml = Array("<?xml version=\"1.0\" encoding=\"Big5\"?><p>".utf8) + big5
        #expect(Charset.decode(xml, headerCharset: nil, isHTML: false).evidence == "meta")
        let unknown = Charset.decode(page("x-unknown", gb), headerCharset: "none", isHTML: true)
        #expect(unknown.charset == "gb18030")
        #expect(unknown.evidence == "detected")
    }

    @Test func shortNames() {
        // 蚂蚁: no common characters, but well-formed pairs.
        let decoded = Charset.decode([0xC2, 0xEC, 0xD2, 0xCF], headerCharset: nil, isHTML: true)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "蚂蚁")
    }

    @Test func emptyInput() {
        let decoded = Charset.decode([], headerCharset: nil, isHTML: true)
        #expect(decoded.utf8.isEmpty)
        #expect(decoded.charset == "utf-8")
    }

    @Test func manyBadBytesStayFast() {
        let bytes = (0..<2_000_000).map { $0 % 2 == 0 ? UInt8(0xFF) : 0xD6 }
        let decoded = Charset.decode(bytes, headerCharset: "gbk", isHTML: true)
        #expect(!decoded.utf8.isEmpty)
    }
}
