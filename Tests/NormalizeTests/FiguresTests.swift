import Normalize
import Records
import Testing

@Suite struct FiguresTests {
    private func figures(_ string: String) throws -> [Figure] {
        let words = try Expressions.words()
        let text = UTF8Text(string)
        let dates = DateScanner(words: words).mentions(in: text, within: text.whole, reference: CivilDate(2020, 1, 21))
        return FigureScanner(words: words).figures(in: text, within: text.whole, outside: dates)
    }

    private func described(_ string: String) throws -> [String] {
        let text = UTF8Text(string)
        return try figures(string).map { figure in
            let value = Self.text(figure.value) + (figure.upper.map { "-" + Self.text($0) } ?? "")
            return "\(text[figure.surfaceSpan]) \(value) \(figure.unit) \(figure.bound.rawValue)"
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    @Test(arguments: [
        ("规模超2万亿元", "超2万亿元 2000000000000 元 more than"),
        ("近 200 个事项", "近 200 个 200 个 nearly"),
        ("压缩到 1 个工作日以内", "1 个工作日以内 1 个工作日 at most"),
        ("不低于30%", "不低于30% 30 % at least"),
        ("五成以上", "五成以上 50 % at least"),
        ("增长5%左右", "5%左右 5 % about"),
        ("约3.5亿美元", "约3.5亿美元 350000000 美元 about"),
        ("不足3天", "不足3天 3 天 less than"),
        ("3300多万元", "3300多万元 33000000 元 more than"),
        ("5%—6%", "5%—6% 5-6 % exact"),
        ("2—4家", "2—4家 2-4 家 exact"),
        ("20家具有竞争力的企业", "20家 20 家 exact"),
        ("100家电商企业", "100家 100 家 exact"),
        ("50Eflops以上", "50Eflops以上 50 EFLOPS at least"),
        ("100万元至300万元", "100万元至300万元 1000000-3000000 元 exact"),
        ("两到三万港元", "两到三万港元 20000-30000 港元 exact"),
        ("百分之五", "百分之五 5 % exact"),
        ("千分之2.4", "千分之2.4 0.24 % exact"),
        ("1/4的项目", "1/4 0.25  exact"),
        ("四分之一公升", "四分之一公升 0.25 升 exact"),
        ("五元三毛", "五元三毛 5.3 元 exact"),
        ("三斤半", "三斤半 3.5 斤 exact"),
        ("人民币 50元", "人民币 50元 50 元 exact"),
        ("零下20摄氏度", "零下20摄氏度 -20 摄氏度 exact"),
        ("390公斤/亩", "390公斤/亩 390 公斤/亩 exact"),
        ("630万千瓦", "630万千瓦 6300000 千瓦 exact"),
        ("惠及近10万儿童", "近10万 100000  nearly"),
        ("报收3050.12点", "3050.12点 3050.12 点 exact"),
        ("两个万亿元", "两个万亿元 2000000000000 元 exact"),
        ("五成五", "五成五 55 % exact"),
        ("提高2.1个百分点", "2.1个百分点 2.1 个百分点 exact"),
        ("增加值翻一番", "翻一番 2 倍 exact"),
        ("占比一成多", "一成多 10 % more than"),
        ("不得超过3天", "不得超过3天 3 天 at most"),
        ("价格不得高于50元", "不得高于50元 50 元 at most"),
        ("控制在5.5%左右", "控制在5.5%左右 5.5 % about"),
        ("近千家企业", "近千家 1000 家 nearly"),
        ("算力数据达40ZB", "40ZB 40 泽字节 exact"),
        ("出口额实现翻两番以上", "翻两番以上 4 倍 at least"),
    ])
    func `A figure has its value, unit and bound`(text: String, expected: String) throws {
        #expect(try described(text) == [expected])
    }

    @Test(arguments: [
        "一个地方", "第18次会议", "居第3位", "前10位", "“三个不平衡”", "两个维护", "“八站两场”", "5G", "H1N1", "2020年1月21日", "〔2020〕11号", "IP为10.0.0.1",
        "三次会议", "千吨级船舶", "长三角", "其中两成为先进", "三级医院", "百度", "唯一一家企业", "千家万户", "一亩三分地", "打通最后一公里", "3点20分",
    ])
    func `What only looks like a figure is none`(text: String) throws {
        #expect(try described(text).isEmpty)
    }

    @Test func `The bound words lie outside of the span`() throws {
        let text = UTF8Text("规模超2万亿元")
        let figure = try #require(try figures("规模超2万亿元").first)
        #expect(text[figure.span] == "2万亿元")
        #expect(text[figure.surfaceSpan] == "超2万亿元")
    }

    @Test(arguments: [
        ("力争数字经济规模超2万亿元", "数字经济规模", nil),
        ("地区生产总值增长5%左右", "地区生产总值", Figure.Change.increaseBy),
        ("办税事项平均耗时下降40%", "办税事项平均耗时", .decreaseBy),
        ("贫困发生率降至0.6%", "贫困发生率", .decreaseTo),
        ("集装箱航线增至150条", "集装箱航线", .increaseTo),
        ("近200个事项实现“秒批”", "事项", nil),
        ("98%的行政审批事项实现网上办理", "行政审批事项", nil),
        ("办理时限压缩到1个工作日以内", "办理时限", .decreaseTo),
        ("数字经济规模不断壮大，达到8.26万亿元", "数字经济规模", nil),
        ("机器人服务累计超过2311万小时", "机器人服务", nil),
        ("武汉要把光电子产业规模做到500亿元", "光电子产业规模", nil),
        ("设立50亿元产业基金", "产业基金", nil),
        ("集成电路产值力争突破1000亿元", "集成电路产值", nil),
        ("集成电路产值力争到2027年突破1000亿元", "集成电路产值", nil),
        ("两份报告都谈到算力", "报告", nil),
        ("我省安排专项资金5亿元用于补助", "专项资金", nil),
        ("数据产业增加值翻一番", "数据产业增加值", .increaseTo),
        ("设立100亿元规模的数据产业基金", "数据产业基金", nil),
        ("打造300个以上示范性强的应用场景", "应用场景", nil),
        ("预期目标是国内生产总值增长5%左右", "国内生产总值", .increaseBy),
        ("全市建成光伏电站12座", "光伏电站", nil),
        ("社会消费品零售总额增长8.5%", "社会消费品零售总额", .increaseBy),
    ])
    func `A figure knows what it measures and how it moves it`(text: String, what: String, change: Figure.Change?) throws {
        let figure = try #require(try figures(text).first)
        #expect(figure.what == what)
        #expect(figure.change == change)
    }

    @Test func `A growth without a noun is that of the figure before it`() throws {
        let found = try figures("地区生产总值7569.5亿元、增长5.6%")
        #expect(found.map(\.what) == ["地区生产总值", "地区生产总值"])
        #expect(found.map(\.value) == [756_950_000_000, 5.6])
    }

    @Test func `A list shares its unit`() throws {
        #expect(try described("占比分别提高15、22个百分点") == ["15 15 个百分点 exact", "22个百分点 22 个百分点 exact"])
    }

    @Test(arguments: [
        ("办理时限由20个工作日压缩至5个工作日。", ["办理时限", "办理时限"]),
        ("投资额从2018年的12亿元提高到2022年的48亿元。", ["投资额", "投资额"]),
        ("2021年，企业35家。", ["企业"]),
    ])
    func `What is measured stands before a date or a word between`(text: String, what: [String?]) throws {
        #expect(try figures(text).map(\.what) == what)
    }
}
