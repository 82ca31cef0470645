import Normalize
import Records
import Testing

@Suite("Who speaks, with which office")
struct StatementsSpeakersTests {
    /// `speaker/role: words` for each statement.
    private func told(_ text: String, published: String = "2024-03-06") throws -> [String] {
        try NormalizerFixture.read(text, published: published).statements.map { "\($0.speaker ?? "-")/\($0.role ?? "-"): \($0.text)" }
    }

    @Test(
        "a verb behind 人 is a verb, though 人称 is none",
        arguments: [
            ("该公司负责人称，新厂年底投产。", "-/该公司负责人: 新厂年底投产。"),
            ("外交部发言人称，双方将继续磋商。", "-/外交部发言人: 双方将继续磋商。"),
            ("一名知情人称，谈判仍在进行。", "-/知情人: 谈判仍在进行。"),
        ]
    )
    func verbBehindRole(text: String, expected: String) throws {
        #expect(try told(text) == [expected])
    }

    @Test("人称 stays no verb where nobody's office ends in it")
    func nickname() throws {
        #expect(try told("这座桥人称风雨桥，建于百年之前。").isEmpty)
    }

    @Test(
        "behind 代表、 and 委员、 the last characters are the name, whatever office stands before them",
        arguments: [
            ("全国人大代表、某钢厂高炉工王海明说，要善待一线工人。", "王海明/全国人大代表、某钢厂高炉工: 要善待一线工人。"),
            ("全国政协委员，昆曲小生李强说，要让戏曲进校园。", "李强/全国政协委员，昆曲小生: 要让戏曲进校园。"),
            ("全国人大代表、大学生村官赵磊说，要留住年轻人。", "赵磊/全国人大代表、大学生村官: 要留住年轻人。"),
            ("全国人大代表、某厂首席技师陈思雨说，要办好技工学校。", "陈思雨/全国人大代表、某厂首席技师: 要办好技工学校。"),
        ]
    )
    func trades(text: String, expected: String) throws {
        #expect(try told(text) == [expected])
    }

    @Test(
        "names of four characters, and names whose last character is a word",
        arguments: [
            ("行政长官林郑月娥表示，要尽快恢复通关。", "林郑月娥/行政长官: 要尽快恢复通关。"),
            ("联合国秘书长古特雷斯说，各方应保持克制。", "古特雷斯/联合国秘书长: 各方应保持克制。"),
            ("全国人大代表格桑卓嘎说，要保护好草原。", "格桑卓嘎/全国人大代表: 要保护好草原。"),
            ("日本首相安倍晋三表示，将扩大检测。", "安倍晋三/日本首相: 将扩大检测。"),
            ("科技部部长王志刚表示，要加强基础研究。", "王志刚/科技部部长: 要加强基础研究。"),
            ("校长包信和认为，要鼓励自由探索。", "包信和/校长: 要鼓励自由探索。"),
            ("省长王晶则表示，要先立后破。", "王晶/省长: 要先立后破。"),
            ("种粮农民马德彪乐呵呵地说：“收成好了。”", "马德彪/种粮农民: 收成好了。"),
            ("种粮农民马德彪掰着手指头说：“收成好了。”", "马德彪/种粮农民: 收成好了。"),
            ("省发改委主任刘昆当即表态：“要先立后破。”", "刘昆/省发改委主任: 要先立后破。"),
        ]
    )
    func names(text: String, expected: String) throws {
        #expect(try told(text) == [expected])
    }

    @Test(
        "words of an office: an honour in marks, a place with a lead-in's character, a longer word",
        arguments: [
            ("全国政协委员、“时代楷模”获得者张晓明表示，要守好边疆。", "张晓明/全国政协委员、“时代楷模”获得者: 要守好边疆。"),
            ("大同市委书记王海明表示，要发展旅游。", "王海明/大同市委书记: 要发展旅游。"),
            ("国家统计局总统计师陈思雨说，经济开局良好。", "陈思雨/国家统计局总统计师: 经济开局良好。"),
        ]
    )
    func offices(text: String, expected: String) throws {
        #expect(try told(text) == [expected])
    }

    @Test(
        "a place is no person",
        arguments: [
            ("伊川县代表王秀芳建议，修通这条路。", "王秀芳"), ("余姚代表团李四海代表说，要修好海塘。", "李四海"),
        ]
    )
    func places(text: String, speaker: String) throws {
        #expect(try NormalizerFixture.read(text).statements.map(\.speaker) == [speaker])
    }

    @Test(
        "who is told stands between the verb and what is said",
        arguments: [
            ("学者姚晓洋告诉澎湃新闻，疏解的是功能。", "姚晓洋/学者: 疏解的是功能。"),
            ("学者姚晓洋告诉大家，疏解的是功能。", "姚晓洋/学者: 疏解的是功能。"),
            ("在学者姚晓洋看来，疏解的是功能。", "姚晓洋/学者: 疏解的是功能。"),
            ("在姚晓洋教授看来，疏解的是功能。", "姚晓洋/教授: 疏解的是功能。"),
        ]
    )
    func listeners(text: String, expected: String) throws {
        #expect(try told(text) == [expected])
    }

    @Test("看来 without 在 is the writer's view")
    func writersView() throws {
        #expect(try told("由此看来，疏解的是功能。").isEmpty)
    }

    @Test(
        "bullets, numbers, titles and brackets in a label",
        arguments: [
            ("▲王浩代表：要发展养老服务。", "王浩"), ("1.王浩代表建议：发展养老服务。", "王浩"), ("（1）李强委员认为，要发展养老服务。", "李强"),
            ("●市发改委主任李强：要发展养老服务。", "李强"), ("李强（市发改委主任）：要发展养老服务。", "李强"), ("[李春临]：要发展养老服务。", "李春临"),
        ]
    )
    func labels(text: String, speaker: String) throws {
        #expect(try NormalizerFixture.read(text).statements.map(\.speaker) == [speaker])
    }

    @Test("a label in square brackets has the office in it")
    func bracketedOffice() throws {
        let text = "[某台记者]：今年有哪些重点？\n[市发改委副主任 李强]：重点是稳就业，要扩大内需。"
        let read = try NormalizerFixture.read(text).statements
        #expect(read.map(\.role) == ["某台记者", "市发改委副主任"])
        #expect(read.map(\.speaker) == [nil, "李强"])
    }

    @Test("the dateline and the byline belong to no body")
    func dateline() throws {
        let read = try NormalizerFixture.read("新华社北京9月5日电（记者王晶）国家统计局日前发布报告说，消费保持平稳。", published: "2024-09-06")
        #expect(read.statements.map(\.role) == ["国家统计局"])
    }

    @Test("what is done to a document tells nothing of who speaks")
    func attributedDocument() throws {
        let read = try NormalizerFixture.read("会议审议通过的《养老服务条例》提出，要建好社区食堂。")
        #expect(read.statements.map(\.sourceDocument) == ["养老服务条例"])
    }

    @Test("a list below a colon may have dashes")
    func dashes() throws {
        let read = try NormalizerFixture.read("1月11日，省长王晶说，今年做好以下工作：\n——新增就业40万人。\n——改造小区2000个。\n会议还听取了报告。").statements
        #expect(read.map(\.text) == ["今年做好以下工作：\n——新增就业40万人。\n——改造小区2000个。"])
    }

    @Test(
        "the innermost place of an office, a date before a subject, and words that are not national",
        arguments: [
            ("浙江省人大代表、绍兴市市长王晶说，要做强产业。", "330600"), ("省人大代表、绍兴市市长王晶说，要做强产业。", "330600"),
            ("全国人大代表、绍兴市市长王晶说，今年绍兴要做强产业。", "330600"), ("全国人大代表王晶说，2023年绍兴接待游客八千万人次。", "330600"),
        ]
    )
    func regions(text: String, code: String) throws {
        let read = try NormalizerFixture.read(text, title: text.hasPrefix("省") ? "浙江省两会" : nil)
        #expect(read.statements.map { $0.region?.code } == [code])
    }

    @Test("a city's session does not take the name of one of its districts")
    func session() throws {
        let read = try NormalizerFixture.read("3月5日，市第十六届人大三次会议开幕。鄞州区代表王晶说，鄞州要建好公园。")
        #expect(read.statements.map(\.session) == ["市第十六届人大三次会议"])
    }

    @Test("the place of a dateline is not what a report from Beijing is about")
    func datelineOfBeijing() throws {
        #expect(try NormalizerFixture.read("本报北京讯 国家统计局发布数据，经济开局良好。").about?.code == "CN")
    }

    @Test("a dateline's place is not the article's where its head has another")
    func head() throws {
        let text = "本报武汉8月17日电 17日，湖北省十堰市郧阳区的香菇基地里人来人往。\n“香菇出口到24个国家和地区。”区委书记王海明说。"
        #expect(try NormalizerFixture.read(text, published: "2024-08-18").about?.code == "420304")
    }

    @Test("a count of countries is nothing national")
    func countries() throws {
        let read = try NormalizerFixture.read("展会吸引了24个国家和地区的客商。\n杭州的展位最多。\n杭州将再办一届。")
        #expect(read.about?.code == "330100")
    }
}
