import Records
import Testing

@Suite struct UTF8TextTests {
    @Test func codePointsAreCountedAtEveryByte() {
        let string = String(repeating: "a两é𠮷", count: 40)
        let text = UTF8Text(string)
        let index = CodePointIndex(text)
        var codePoints = 0
        var offset = 0
        for scalar in string.unicodeScalars {
            #expect(index.codePoint(at: offset) == codePoints)
            offset += String(scalar).utf8.count
            codePoints += 1
        }
        #expect(index.codePoint(at: offset) == codePoints)
        #expect(text.codePointCount == codePoints)
    }

    @Test(arguments: [0, 63, 64, 65, 128]) func theEndOfAnyLengthIsFound(length: Int) {
        let index = CodePointIndex(UTF8Text(String(repeating: "x", count: length)))
        #expect(index.codePoint(at: length) == length)
    }

    @Test func plainArticlesHaveAParagraphALine() {
        let article = Article.plain(id: "a", text: "福建省\n\n  1月11日 \n")
        #expect(article.blocks.map { article.text[$0.span] } == ["福建省", "1月11日"])
    }
}
