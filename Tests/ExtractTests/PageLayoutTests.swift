import Extract
import Records
import Testing

@Suite struct PageLayoutTests {
    @Test func theColumnsOfAPageAreNoRowsOfATable() throws {
        let cells = [MainTextTests.prose[0...1], MainTextTests.prose[1...2]].map {
            "<td valign=top>" + $0.map { "<p>\($0)</p>" }.joined() + "</td>"
        }
        let article = try Fixture.article("<html><body><table><tr>\(cells.joined())</tr></table></body></html>")
        #expect(article.blocks.allSatisfy { $0.kind == .paragraph })
    }

    @Test func aSecondCopyLeavesNoTitleAndNoByline() throws {
        let copy = "<h1>会议开幕</h1><div>2020-01-15 来源：某某日报</div><div>" + MainTextTests.prose.map { "<p>\($0)</p>" }.joined() + "</div>"
        let article = try Fixture.article("<html><head><title>会议开幕</title></head><body><div>\(copy)</div><div>\(copy)</div></body></html>")
        #expect(Fixture.blocks(article) == MainTextTests.prose)
    }

    @Test func twoHyphensPartTheSitesNameFromTheTitle() throws {
        let article = try Fixture.article(
            "<html><head><title>某某新闻网--省两会在省会隆重开幕</title></head><body>" + MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
                + "</body></html>"
        )
        #expect(article.title == "省两会在省会隆重开幕")
    }
}
