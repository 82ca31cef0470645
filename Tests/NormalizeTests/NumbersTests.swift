import Foundation
import Normalize
import Records
import Testing

/// The repository's own word list, read once.
enum Expressions {
    static func words() throws -> ExpressionWords { try loaded.get() }

    private static let loaded = Result { try read(#filePath) }

    private static func read(_ path: String) throws -> ExpressionWords {
        let root = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try ExpressionWords(json: Array(Data(contentsOf: root.appendingPathComponent("data/expressions.json"))))
    }
}

@Suite struct NumbersTests {
    /// Every number is read as one of 元, over all the ways to write it.
    @Test(arguments: [
        ("12元", 12), ("1,075元", 1075), ("１２３．４元", 123.4), ("12 345元", 12345), ("2万亿元", 2e12), ("3.5万元", 35_000), ("8千亿元", 8e11),
        ("3千万亿元", 3e15), ("1亿2000万元", 1.2e8), ("3万5千元", 35_000), ("一百二十三元", 123), ("一千零五十元", 1050), ("一万零三百元", 10_300),
        ("两万五元", 25_000), ("三千二元", 3200), ("二十五万三千二百元", 253_200), ("六十四万零一百四十三元", 640_143), ("十五元", 15), ("一百一十元", 110),
        ("二亿三千万元", 2.3e8), ("肆佰叁拾萬元", 4.3e6), ("三点五万元", 35_000), ("一百二十点五元", 120.5), ("零点一元", 0.1), ("1112.4亿元", 111_240_000_000),
        ("万亿元", 1e12), ("两个亿元", 2e8), ("壹佰元", 100), ("兩千元", 2000),
    ])
    func `A number is read in any of its forms`(text: String, value: Double) throws {
        let text = UTF8Text(text)
        let figures = FigureScanner(words: try Expressions.words()).figures(in: text, within: text.whole, outside: [])
        #expect(figures.map(\.value) == [value])
        #expect(figures.first?.span == text.whole)
    }

    @Test(arguments: [("八九亿元", 8e8, 9e8), ("三四百元", 300, 400), ("数十亿元", 1e9, 1e10), ("十几元", 10, 20), ("几十万元", 1e5, 1e6)])
    func `Open words leave a range`(text: String, low: Double, high: Double) throws {
        let text = UTF8Text(text)
        let figures = FigureScanner(words: try Expressions.words()).figures(in: text, within: text.whole, outside: [])
        #expect(figures.map(\.value) == [low])
        #expect(figures.map(\.upper) == [high])
    }

    @Test(arguments: ["大陆家庭", "队伍人心", "人数十分", "千方百计"])
    func `Characters of names and words are no numbers`(text: String) throws {
        let text = UTF8Text(text)
        #expect(FigureScanner(words: try Expressions.words()).figures(in: text, within: text.whole, outside: []).isEmpty)
    }

    @Test(arguments: [
        String(repeating: "9", count: 400) + "元", String(repeating: "9", count: 330) + "." + String(repeating: "9", count: 330) + "亿元",
        "9亿亿亿亿元", "1个亿亿亿亿元",
    ])
    func `What no text counts is no number`(text: String) throws {
        let text = UTF8Text(text)
        #expect(FigureScanner(words: try Expressions.words()).figures(in: text, within: text.whole, outside: []).isEmpty)
    }

    @Test(arguments: [
        (#"{"version": 2}"#, "expected version 1", 12),
        (#"{"version": 1, "spellings": 3}"#, "expected an object, found a number", 28),
        (#"{"version": 1, "bare day": {"not after": "x", "afetr": ""}}"#, "unknown key 'afetr'", 46),
        (#"{"version": 1, "unitz": []}"#, "unknown key 'unitz'", 15),
        (#"{"version": 1, "spellings": {}}"#, "missing 'plans'", 0),
        ("[]", "expected an object, found a list", 0),
    ])
    func `A fault in the word list tells its place`(json: String, message: String, offset: Int) {
        let faults = #expect(throws: DataFaults.self) { _ = try ExpressionWords(json: Array(json.utf8)) }
        #expect(faults?.faults.contains(DataFault(message, at: offset)) == true)
    }
}
