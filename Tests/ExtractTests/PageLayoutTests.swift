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

    @Test func theLongNameOfASiteIsNoTitle() throws {
        let prose = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
        func title(_ element: String) throws -> String? {
            try Fixture.article("<html lang=zh><head><title>\(element)</title></head><body><div>\(prose)</div></body></html>").title
        }
        #expect(try title("区块链写入报告--某某省人民代表大会常务委员会官方网站") == "区块链写入报告")
        #expect(try title("要闻_省政府召开全体会议部署今年工作_某某省人民政府") == "省政府召开全体会议部署今年工作")
        #expect(try title("无标题文档") == nil)
    }

    @Test func partsOfAnArticleMayHaveNamesOfTheirOwnBesideTheCommonOne() throws {
        let parts = [("part first", 0), ("part", 1), ("part last", 2)].map {
            "<div class=\"\($0.0)\"><p>\(MainTextTests.prose[$0.1])</p><p>\(MainTextTests.prose[$0.1].replacing("，", with: "，同时，"))</p></div>"
        }
        let article = try Fixture.article("<html lang=zh><body><h1>会议开幕</h1><div>\(parts.joined())</div></body></html>")
        #expect(article.blocks.count == 6)
    }

    @Test func aDialogIsNoTextEvenOnAShortPage() throws {
        let article = try Fixture.article(
            """
            <html lang=zh><body><div class="popup" style="display:none">为了给您更好的服务，本站需要您同意使用说明，请您仔细阅读之后再作选择，谢谢您的配合。</div>
            <form>请输入您的手机号码，我们将把验证短信发送给您，请在五分钟之内填写，过期之后须重新申请。</form>
            <article class="sidebar"><p>省两会今日闭幕</p><p>大会通过各项决议</p><p>明年预算获批准</p><p>代表提出建议六百件</p></article></body></html>
            """
        )
        #expect(Fixture.blocks(article).joined() == "省两会今日闭幕大会通过各项决议明年预算获批准代表提出建议六百件")
    }
}
