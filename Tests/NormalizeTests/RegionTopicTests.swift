import Normalize
import Records
import Testing

@Suite("Headings and topics")
struct RegionTopicTests {
    let scanner: RegionScanner

    init() throws { scanner = try RegionFixture.scanner.get() }

    @Test(
        "a line that is a region's name opens its section",
        arguments: [
            ("福建省", "350000"), ("一、福建", "350000"), ("（三）湖南长沙：", "430100"), ("【重庆市】", "500000"), ("1. 广东·深圳", "440300"),
            ("●延边朝鲜族自治州", "222400"), ("北京、天津、河北", "MR-JJJ"), ("■ 吉林省吉林市", "220200"),
        ]
    )
    func headings(line: String, code: String) {
        let text = UTF8Text(line)
        #expect(scanner.headingRegion(in: text, of: text.whole, year: 2020, context: nil)?.region.code == code)
    }

    @Test("a line that says more opens none", arguments: ["福建省政府工作报告", "在福建省", "全省", "福建、广东", "浙江大学", "123"])
    func noHeadings(line: String) {
        let text = UTF8Text(line)
        #expect(scanner.headingRegion(in: text, of: text.whole, year: 2020, context: nil) == nil)
    }

    @Test(
        "the region that a sentence is about",
        arguments: [
            ("在湖北武汉，一批首发品牌亮相", nil, "420100"),
            ("江西南昌、宜春、上饶等地遭遇暴雨。", nil, "360000"),
            ("安徽省第十三届人民代表大会第三次会议在合肥开幕", nil, "340000"),
            ("人民网郑州1月10日电：河南省省长说", nil, "410000"),
            ("仅仅是福建省,就有福州、泉州、漳州三个地方", nil, "350000"),
            ("将加快推进京津冀大数据综合试验区、张家口示范区建设", "130000", "130000"),
            ("北京、天津、河北启动新一轮合作", nil, "MR-JJJ"),
            ("西藏、吉林多举措赋能发展", nil, nil),
            ("会议提出加快发展", "440300", "440300"),
            ("我国数字经济规模扩大", nil, "CN"),
            ("全省数字经济规模超2万亿元", "350000", "350000"),
        ] as [(String, String?, String?)]
    )
    func topics(sentence: String, context: String?, code: String?) throws {
        let text = UTF8Text(sentence)
        let gazetteer = try RegionFixture.gazetteer.get()
        let region = context.flatMap { gazetteer.region(code: $0, year: 2020) }
        let mentions = scanner.mentions(in: text, within: text.whole, year: 2020, context: region)
        #expect(scanner.about(mentions, in: text, of: text.whole, year: 2020, context: region)?.region.code == code)
    }
}
