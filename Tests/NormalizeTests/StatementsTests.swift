import Normalize
import Records
import Testing

@Suite("Statements")
struct StatementsTests {
    /// `form speaker: words` for each statement; the office where no person speaks.
    private func told(_ text: String) throws -> [String] {
        try NormalizerFixture.read(text).statements.map { "\($0.form.rawValue) \($0.speaker ?? $0.role ?? "-"): \($0.text)" }
    }

    @Test(
        "a list below the colon of a verb's sentence belongs to what is said",
        arguments: [
            "一是新增就业40万人；\n二是改造小区2000个。", "1.新增就业40万人；\n2.改造小区2000个。", "（一）新增就业40万人。\n（二）改造小区2000个。",
        ]
    )
    func list(items: String) throws {
        let read = try NormalizerFixture.read("1月11日，省长王晶说，今年做好以下工作：\n\(items)\n会议还听取了报告。").statements
        #expect(read.map(\.text) == ["今年做好以下工作：\n\(items)"])
        #expect(read.map(\.figures.count) == [2])
    }

    @Test(
        "a document's word at the end of the text is read to the end and no further",
        arguments: ["政府工作报告", "报告", "意见", "方案", "通知", "规划", "公报"]
    )
    func documentAtEnd(document: String) throws {
        let read = try NormalizerFixture.read("“要加快推动改革落实。”——\(document)")
        #expect(read.statements.map(\.text) == ["要加快推动改革落实。"])
    }

    @Test("an answer that ends with a question is an answer")
    func askingAnswer() throws {
        let text = "某局负责人就数据条例答记者问\n问：为什么要立这部条例？\n答：这是一项重要举措。没有数据，何来智能？"
        #expect(try NormalizerFixture.read(text).statements.map(\.form) == [.question, .colon])
    }

    @Test("a reporter's byline opens no block, and what is counted is no verb")
    func bylineAndNoun() throws {
        let interview = try NormalizerFixture.read("某某时报记者 王晓\n1月8日，政协委员王晶接受专访。\n记者：有什么建议？\n王晶：要先立后破。").statements
        #expect(interview.map(\.form) == [.question, .colon])
        #expect(interview.last?.speaker == "王晶")
        let counted = try NormalizerFixture.read("全国人大代表王晶说，今年提交了7份建议，涉及数据安全等。").statements
        #expect(counted.map(\.text) == ["今年提交了7份建议，涉及数据安全等。"])
    }

    @Test(
        "words in marks are statements where a mark or a verb tells",
        arguments: [
            ("省长王晶说：“要先立后破。”", ["direct 王晶: 要先立后破。"]),
            ("“要先立后破。”省长王晶说。", ["direct 王晶: 要先立后破。"]),
            ("“先立后破，”省长王晶说，“不能冒进。”", ["direct 王晶: 先立后破，", "direct 王晶: 不能冒进。"]),
            ("「要先立後破。」省長王晶說。", ["direct 王晶: 要先立後破。"]),
            ("省长王晶说:\"要先立后破.真的不能急。\"", ["direct 王晶: 要先立后破.真的不能急。"]),
            ("省长王晶表示，“制造业是立国之本，也是强国之基”。", ["direct 王晶: 制造业是立国之本，也是强国之基"]),
            ("党的二十大报告提出“完善金融监管体系”。", ["direct 党的二十大: 完善金融监管体系"]),
            ("省长王晶说：“用‘数字中国’战略牵引。”", ["direct 王晶: 用‘数字中国’战略牵引。"]),
            ("“用区块链技术推动“一区两群”协调发展。”", ["direct -: 用区块链技术推动“一区两群”协调发展。"]),
            ("省长王晶说：““要先立后破。”", ["direct 王晶: 要先立后破。"]),
            ("省长王晶说：“要先立后破。“", ["direct 王晶: 要先立后破。"]),
            ("省长王晶说：“先立后破，不能冒进。\n“要稳扎稳打。”", ["direct 王晶: 先立后破，不能冒进。\n“要稳扎稳打。"]),
            ("省长王晶说：“先立后破，不能冒进。\n要稳扎稳打。”", ["direct 王晶: 先立后破，不能冒进。\n要稳扎稳打。"]),
            ("省长王晶提到了一句话：“无科技不金融，这是共识。", ["unclosed 王晶: 无科技不金融，这是共识。"]),
            (
                "省长王晶走进车间，工人们纷纷提出问题。\n“这机器多少钱？”\n“三万。”\n“贵不贵？”",
                ["direct 工人们: 这机器多少钱？", "direct 王晶: 三万。", "direct 工人们: 贵不贵？"]
            ),
            ("代表声音：\n“系统把每个节点都记了下来。”", ["direct 代表声音: 系统把每个节点都记了下来。"]),
            ("帕提曼·阿不都拉代表建议，加快铁路扩能改造。", ["indirect 帕提曼·阿不都拉: 加快铁路扩能改造。"]),
            ("省长 木合亚提·加尔木哈买提表示，要先立后破。", ["indirect 木合亚提·加尔木哈买提: 要先立后破。"]),
            ("德国汉学家马丁·施密特告诉记者：“机会难得。”", ["direct 马丁·施密特: 机会难得。"]),
            ("民建江西省委会在提案中建议，尽快制定产业规划。", ["indirect 民建江西省委会: 尽快制定产业规划。"]),
            (
                "代表们的新期待\n——全国人大代表 王晶\n数字技术给治理插上了翅膀。",
                ["block 王晶: 数字技术给治理插上了翅膀。"]
            ),
        ]
    )
    func quotations(text: String, expected: [String]) throws {
        #expect(try told(text) == expected)
    }

    @Test(
        "names, slogans and titles in marks are no statements",
        arguments: [
            "地方“两会”密集召开，“区块链”成了热词。",
            "商事登记等事项实现“秒批”，行政许可实现“零跑动”。",
            "推动“信息互联网”向“价值互联网”转变。",
            "公司提出“上山下海”战略。",
            "江苏、四川等12地强调要加强“数据安全”防护。",
            "在“二、对今年政府工作的建议”部分有三点。",
            "北京出台《关于“十四五”规划的建议。》一文。",
            "据介绍，平台将于3月1日上线。",
            "小说，电影和戏剧都有。",
        ]
    )
    func terms(text: String) throws {
        #expect(try told(text) == [])
    }

    @Test(
        "words without marks",
        arguments: [
            ("省长王晶表示，要先立后破。还要稳扎稳打。", ["indirect 王晶: 要先立后破。还要稳扎稳打。"]),
            ("省长王晶表示，要先立后破。他建议，稳扎稳打。", ["indirect 王晶: 要先立后破。", "indirect 王晶: 稳扎稳打。"]),
            ("省长王晶表示，要先立后破。据悉，会议开了三天。", ["indirect 王晶: 要先立后破。"]),
            ("中央经济工作会议指出，依靠创新培育新动能。今年，山东将打造创新中心。", ["indirect 中央经济工作会议: 依靠创新培育新动能。"]),
            ("省长王晶希望各地稳扎稳打。", ["indirect 王晶: 各地稳扎稳打。"]),
            ("省长王晶提交提案，建议加快立法。", ["indirect 王晶: 加快立法。"]),
            ("董事长齐向东近日在接受采访时说，安全是底板。\n齐向东认为，要加大投入。", ["indirect 齐向东: 安全是底板。", "indirect 齐向东: 要加大投入。"]),
            ("王沪宁在参加讨论时说，要坚持原则。", ["indirect 王沪宁: 要坚持原则。"]),
            ("全国人大代表，小米集团创始人雷军：建议加快制定标准。", ["colon 雷军: 建议加快制定标准。"]),
            ("记者：您关注什么？\n吴世忠：我关注安全。\n还有数据。", ["question 记者: 您关注什么？", "colon 吴世忠: 我关注安全。\n还有数据。"]),
            ("问：为什么出台《方案》？\n答：为了规范发展。", ["question -: 为什么出台《方案》？", "colon -: 为了规范发展。"]),
            ("1.记者：您关注什么？\n吴世忠：我关注安全。", ["question 记者: 您关注什么？", "colon 吴世忠: 我关注安全。"]),
            (
                "主持人：请看大屏幕。\n王晶：数据在增长。\n网友“春天里”：怎么参保？\n王晶：网上办理。",
                [
                    "question 主持人: 请看大屏幕。", "colon 王晶: 数据在增长。", "question 网友: 怎么参保？", "colon 王晶: 网上办理。",
                ]
            ),
            (
                "记者：您关注什么？\n吴世忠：我关注安全。\n《信息周刊》：难在哪里？\n吴世忠：难在人才。",
                [
                    "question 记者: 您关注什么？", "colon 吴世忠: 我关注安全。", "question 《信息周刊》: 难在哪里？", "colon 吴世忠: 难在人才。",
                ]
            ),
            ("省长王晶表示，要先立后破。外交部发言人毛宁主持例会。", ["indirect 王晶: 要先立后破。"]),
            ("省长王晶表示，要先立后破。市农业农村局负责人汇报了工作。", ["indirect 王晶: 要先立后破。"]),
            ("省长王晶表示，要先立后破。研究院发布的《产业报告》显示，增长稳定。", ["indirect 王晶: 要先立后破。"]),
            ("省长王晶出席。他建议，稳扎稳打。王晶的建议得到赞同。", ["indirect 王晶: 稳扎稳打。"]),
            ("县长王晶作政府工作报告，对今年的工作作出安排：建成高标准农田2万亩。", ["colon 王晶: 建成高标准农田2万亩。"]),
            ("县长王晶主持召开会议，对今年的工作作出安排，散会后去了工地。", []),
            ("某银行首席人工智能官王晶认为，要先立后破，并呼吁尽快立法。", ["indirect 王晶: 要先立后破，并呼吁尽快立法。"]),
            ("会议听取汇报。市教育局副局长周倩：新增学位6000个。李明委员：要用好学位。", ["colon 周倩: 新增学位6000个。", "colon 李明: 要用好学位。"]),
            ("市教育局副局长周倩说，要用好学位。李明委员：要管好学位。", ["indirect 周倩: 要用好学位。", "colon 李明: 要管好学位。"]),
            ("会议召开。主要任务：稳住就业。来源地：福州。", []),
            ("省长王晶表示，要先立后破。会上，三家企业作了发言。", ["indirect 王晶: 要先立后破。"]),
            ("省长王晶表示，要先立后破。报告显示，增长稳定。", ["indirect 王晶: 要先立后破。"]),
            ("广东省省长王伟中介绍，企业在增多。", ["indirect 王伟中: 企业在增多。"]),
            ("安全是底板。\n——全国政协委员、董事长齐向东", ["block 齐向东: 安全是底板。"]),
            ("周鸿祎\n全国政协委员、集团创始人\n安全是底板。要加大投入。", ["block 周鸿祎: 安全是底板。要加大投入。"]),
            (
                "多地政府工作报告提到数据。\n江苏\n加快发展数据产业。\n四川\n布局建设平台。",
                ["block 江苏省人民政府: 加快发展数据产业。", "block 四川省人民政府: 布局建设平台。"]
            ),
            (
                "多地政府工作报告提到数据。\n江苏：加快发展数据产业。\n四川：布局建设平台。",
                ["colon 江苏省人民政府: 加快发展数据产业。", "colon 四川省人民政府: 布局建设平台。"]
            ),
            ("2025年江苏省人民政府工作报告\n加快发展数据产业。\n提升治理水平。", ["block 江苏省人民政府: 加快发展数据产业。\n提升治理水平。"]),
        ]
    )
    func unmarked(text: String, expected: [String]) throws {
        #expect(try told(text) == expected)
    }

    @Test(
        "who speaks without a name is nobody whom the text names",
        arguments: [
            ("省长王晶介绍，平台已经建成。\n“成本降了不少。”一位不愿具名的业内人士对记者表示。", ["indirect 王晶: 平台已经建成。", "direct 业内人士: 成本降了不少。"]),
            ("省长王晶介绍，平台已经建成。\n有企业负责人表示，融资仍然难。", ["indirect 王晶: 平台已经建成。", "indirect 企业负责人: 融资仍然难。"]),
            ("多位代表说，好事要办好。", ["indirect 代表: 好事要办好。"]),
            ("一位受访专家认为，监管要跟上。", ["indirect 受访专家: 监管要跟上。"]),
            ("有关部门负责人表示，细则很快出台。", ["indirect 有关部门负责人: 细则很快出台。"]),
            ("一位来自山区的人大代表告诉记者：“路修到了家门口。”", ["direct 来自山区的人大代表: 路修到了家门口。"]),
            ("省长王晶走进车间。“机器都换新了。”掌炉的老师傅笑着说。", ["direct 掌炉的老师傅: 机器都换新了。"]),
            ("省长王晶走进车间。“机器都换新了。”掌炉的老李头笑着说。", ["direct -: 机器都换新了。"]),
            ("村支书王晶点头。店主刘女士笑着说：“客人多了三成。”“路也通了。”村民李晓峰说。", ["direct 店主刘女士: 客人多了三成。", "direct 李晓峰: 路也通了。"]),
            ("多名企业家在座谈会上说：“要敢闯。”", ["direct 企业家: 要敢闯。"]),
            ("省长王晶走进车间。“机器都换新了。”说着，他走向下一台。", ["direct 王晶: 机器都换新了。"]),
            ("省长王晶走进会场。“今年有什么打算？”记者问。\n“先立后破。”王晶答。", ["question 记者: 今年有什么打算？", "direct 王晶: 先立后破。"]),
        ]
    )
    func unnamed(text: String, expected: [String]) throws {
        #expect(try told(text) == expected)
    }

    @Test(
        "marks around a name do not part who speaks from the verb",
        arguments: [
            "昨日，省教育厅厅长张伟在“厅长通道”上回应称，学位够用。",
            "代表们走进会场。省教育厅厅长张伟在“厅长通道”上说，学位够用。",
            "会前，省教育厅厅长张伟在“厅长通道”上表示：“学位够用。”",
        ]
    )
    func channel(text: String) throws {
        let read = try NormalizerFixture.read(text).statements
        #expect(read.map(\.text) == ["学位够用。"])
        #expect(read.map(\.speaker) == ["张伟"])
        #expect(read.map(\.role) == ["省教育厅厅长"])
    }

    @Test(
        "an office begins behind the verb that brings its holder in",
        arguments: [
            ("节目邀请到中国民航局副局长韩钧。韩钧说，安全是底线。", "中国民航局副局长"),
            ("会场请出省工商联主席韩钧。韩钧说，信心在恢复。", "省工商联主席"),
            ("记者采访到了来自湖北的全国人大代表韩钧。韩钧说，要留住人才。", "全国人大代表"),
            ("据市统计局局长韩钧介绍，增长稳定。韩钧说，后劲也足。", "市统计局局长"),
            ("我们连线清华大学教授韩钧。韩钧说，算力是基础。", "清华大学教授"),
            ("省大数据发展管理局局长韩钧出席。韩钧说，数据要流动。", "省大数据发展管理局局长"),
            ("据新华社电 国家发展改革委副主任韩钧说，信心在恢复。", "国家发展改革委副主任"),
            ("市委书记孟凡林、集团董事长韩钧先后发言。韩钧说，要加大投资。", "集团董事长"),
        ]
    )
    func offices(text: String, role: String) throws {
        let last = try #require(try NormalizerFixture.read(text).statements.last)
        #expect(last.speaker == "韩钧")
        #expect(last.role == role)
    }

    @Test("the full office is kept, also where it is told elsewhere")
    func office() throws {
        let read = try NormalizerFixture.read("全国政协委员、新大陆董事长王晶带来提案。\n王晶认为，要建好底座。")
        #expect(read.statements.map(\.role) == ["全国政协委员、新大陆董事长"])
    }

    @Test("an id tells the article, the place and the words")
    func ids() throws {
        let first = try NormalizerFixture.read("省长王晶说：“要先立后破。”").statements.map(\.id)
        let again = try NormalizerFixture.read("省长王晶说：“要先立后破。”").statements.map(\.id)
        let other = try NormalizerFixture.read("省长王晶说：“要稳扎稳打。”").statements.map(\.id)
        #expect(first == again)
        #expect(first != other)
    }
}
