import Normalize
import Records
import Testing

@Suite("Region, day and session of statements")
struct StatementsAttributionTests {
    @Test(
        "region: words, office, article",
        arguments: [
            ("全国政协委员王晶表示，要加快立法。", "CN"),
            ("全国政协委员王晶表示，重庆连续16年没有出过环境事件。", "500000"),
            ("北京市政协委员王晶表示，要加快立法。", "110000"),
            ("中国人民政治协商会议四川省第十三届委员会委员王晶表示，要加快立法。", "510000"),
            ("全国政协委员、安徽省政协副主席王晶表示，人才如在北京等地仍短缺。", "CN"),
            ("党的二十大报告提出，推动共建高质量发展。", "CN"),
            ("福建省2020年政府工作报告提出，加快发展数字经济。", "350000"),
        ]
    )
    func region(text: String, code: String) throws {
        #expect(try NormalizerFixture.read(text).statements.map { $0.region?.code } == [code])
    }

    @Test(
        "day: own sentence, the speaker's occasion, the dateline",
        arguments: [
            ("1月11日，省长王晶表示，要先立后破。", ["2020-01-11"]),
            ("省长王晶10日下午参加审议。\n王晶强调，要先立后破。", ["2020-01-10"]),
            ("今天（1月11日）来看对市长王晶的专访。\n王晶表示，要先立后破。", ["2020-01-11"]),
            ("新华社北京1月12日电 省长王晶近日说，要先立后破。", ["2020-01-12"]),
            ("省长王晶表示，到2025年实现目标。", [nil]),
            ("自今年1月1日起施行的《办法》明确，开放率不低于八成。", [nil]),
            ("1月11日，省长王晶参加审议。\n在对外开放大会上，王晶提出，要先立后破。", [nil]),
            ("在1月11日的座谈会上，省长王晶表示，要先立后破。", ["2020-01-11"]),
            ("在昨天的“代表通道”上，省人大代表王晶表示，要先立后破。", ["2020-01-20"]),
            ("在1月11日的报道里，省长王晶表示，要先立后破。", [nil]),
            ("1月18日，省政府新闻办举行发布会。\n省数据局局长王晶表示，要先立后破。", ["2020-01-18"]),
            ("1月11日，省人代会开幕。省长王晶作政府工作报告。\n王晶指出，要先立后破。", ["2020-01-11"]),
            ("1月11日，省人代会开幕。企业家王晶近日在成都表示，要先立后破。", [nil]),
            ("省十三届人大四次会议1月11日开幕。业内人士日前表示，要先立后破。", [nil]),
            ("1月7日，两部门发布《关于数据流通的意见》。\n业界反响热烈。\n《意见》提出，要先立后破。", ["2020-01-07"]),
        ]
    )
    func day(text: String, expected: [String?]) throws {
        #expect(try NormalizerFixture.read(text).statements.map { $0.date?.description } == expected)
    }

    @Test(
        "who delivers a work report speaks in it",
        arguments: [
            ("李强总理3月5日在政府工作报告中提出，要发展新质生产力。", "李强", "总理", "2024-03-05", "CN"),
            ("国务院总理李强3月5日在政府工作报告中提出，要发展新质生产力。", "李强", "国务院总理", "2024-03-05", "CN"),
            ("1月24日，福建省省长赵龙在作政府工作报告时说，要做强数字经济。", "赵龙", "福建省省长", "2024-01-24", "350000"),
            ("江西省省长叶建春在政府工作报告中指出，要办好实事。", "叶建春", "江西省省长", nil, "360000"),
            ("安徽省代省长王清宪1月16日在《政府工作报告》里强调：“要稳住就业。”", "王清宪", "安徽省代省长", "2024-01-16", "340000"),
        ]
    )
    func workReport(text: String, speaker: String, role: String, date: String?, region: String) throws {
        let statement = try #require(try NormalizerFixture.read(text, published: "2024-03-06").statements.first)
        #expect(statement.speaker == speaker)
        #expect(statement.role == role)
        #expect(statement.sourceDocument == "政府工作报告")
        #expect(statement.date?.description == date)
        #expect(statement.region?.code == region)
    }

    @Test(
        "who only discusses a work report does not speak in it",
        arguments: ["全国人大代表王晶在审议政府工作报告时说，要先立后破。", "全国人大代表王晶谈到政府工作报告时说，要先立后破。"]
    )
    func discussion(text: String) throws {
        let read = try NormalizerFixture.read(text).statements
        #expect(read.map(\.speaker) == ["王晶"])
        #expect(read.map(\.sourceDocument) == [nil])
    }

    @Test(
        "a session has the name of its own place",
        arguments: [
            ("河南省政协十二届三次会议今天开幕。洛阳市政协主席王晶认为，要先立后破。", "河南省政协十二届三次会议"),
            ("省政协十二届三次会议今天开幕。洛阳市政协主席王晶认为，要先立后破。", "省政协十二届三次会议"),
            ("市十五届人大三次会议今天开幕。洛阳市市长王晶表示，要先立后破。", "洛阳市十五届人大三次会议"),
            ("河南省十三届人大四次会议今天开幕。企业家王晶近日表示，要先立后破。", nil),
        ]
    )
    func session(text: String, name: String?) throws {
        #expect(try NormalizerFixture.read(text).statements.map(\.session) == [name])
    }

    @Test("a report is named in full some paragraphs before")
    func shortName() throws {
        let read = try NormalizerFixture.read("省长王晶向大会作政府工作报告。\n会场掌声热烈。\n报告提出，要先立后破。").statements
        #expect(read.map(\.sourceDocument) == ["政府工作报告"])
    }

    @Test("who answers without a name has the role that the title tells")
    func answerer() throws {
        let text = "问：为什么出台《方案》？\n答：为了规范发展。"
        let read = try NormalizerFixture.read(text, title: "国家数据局有关负责人就《方案》答记者问").statements
        #expect(read.map(\.role) == [nil, "国家数据局有关负责人"])
    }

    @Test("a place before a title is no person", arguments: ["金华市长在会上说，要先立后破。", "文旅局长在会上说，要先立后破。"])
    func titleOfPlace(text: String) throws {
        #expect(try NormalizerFixture.read(text).statements.allSatisfy { $0.speaker == nil })
    }

    @Test("the answers of a press conference are of its day; what is asked there is a question")
    func conference() throws {
        let text = """
            1月15日上午，省政府新闻办举行新闻发布会，省数据局局长韩钧介绍有关情况。发布会由省政府新闻办副主任陈丽主持。
            陈丽：各位记者朋友，大家上午好。
            韩钧：去年建成三个平台。
            红网记者：下一步有什么打算？
            韩钧：今年继续扩大开放。
            """
        let read = try NormalizerFixture.read(text, published: "2024-01-18").statements
        #expect(read.map(\.form) == [.question, .colon, .question, .colon])
        #expect(read.map(\.text) == ["各位记者朋友，大家上午好。", "去年建成三个平台。", "下一步有什么打算？", "今年继续扩大开放。"])
        #expect(read.map { $0.speaker ?? $0.role } == ["陈丽", "韩钧", "红网记者", "韩钧"])
        #expect(read.map { $0.date?.description } == ["2024-01-15", "2024-01-15", "2024-01-15", "2024-01-15"])
        #expect(read[1].dateEvidence == "press conference: 1月15日")
    }

    @Test("an hour above a turn tells its day")
    func hours() throws {
        let text = """
            省数据局局长韩钧做客访谈。
            2024-02-29 10:05:12
            主持人 陈丽：
            请问下一步有什么打算？
            2024-02-29 10:06:40
            韩钧：
            今年继续扩大开放。
            """
        let read = try NormalizerFixture.read(text, published: "2024-03-04").statements
        #expect(read.map(\.text) == ["请问下一步有什么打算？", "今年继续扩大开放。"])
        #expect(read.map(\.form) == [.question, .block])
        #expect(read.map { $0.date?.description } == ["2024-02-29", "2024-02-29"])
    }

    @Test("a session's name is made whole by the region")
    func session() throws {
        let read = try NormalizerFixture.read("浙江省省长王晶12日在省十三届人大三次会议上说，要先立后破。")
        #expect(read.statements.map(\.session) == ["浙江省十三届人大三次会议"])
        #expect(read.statements.map { $0.date?.description } == ["2020-01-12"])
    }

    @Test("figures lie within the words")
    func figures() throws {
        let read = try NormalizerFixture.read("全省有30个县。省长王晶说：“力争数字经济规模超2万亿元。”")
        #expect(read.statements.map { $0.figures.map(\.value) } == [[2_000_000_000_000]])
    }

    @Test("evidence names the rule and the words")
    func evidence() throws {
        let statement = try #require(try NormalizerFixture.read("1月11日，北京市政协委员王晶表示，要先立后破。").statements.first)
        #expect(statement.regionEvidence == "speaker's office: 北京市")
        #expect(statement.dateEvidence == "own sentence: 1月11日")
        #expect(statement.speakerEvidence == "subject of the verb: 王晶")
        #expect(statement.rule == "verb of speech")
    }
}
