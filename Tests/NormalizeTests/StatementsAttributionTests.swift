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
        ]
    )
    func day(text: String, expected: [String?]) throws {
        #expect(try NormalizerFixture.read(text).statements.map { $0.date?.description } == expected)
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
