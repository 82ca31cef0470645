import Normalize
import Records
import Testing

@Suite struct DatesTests {
    /// What the scanner finds: surface, first and last day.
    private func dates(_ text: String, _ reference: String?) throws -> [String] {
        let scanner = DateScanner(words: try Expressions.words())
        let text = UTF8Text(text)
        return scanner.mentions(in: text, within: text.whole, reference: reference.flatMap { CivilDate(iso: $0) }).map {
            "\(text[$0.span]) \($0.from?.description ?? "-")..\($0.to?.description ?? "-")"
        }
    }

    @Test(arguments: [
        ("2020年1月21日", "2020年1月21日 2020-01-21..2020-01-21"),
        ("２０２０年１月", "２０２０年１月 2020-01-01..2020-01-31"),
        ("二〇二〇年二月", "二〇二〇年二月 2020-02-01..2020-02-29"),
        ("2020-01-21", "2020-01-21 2020-01-21..2020-01-21"),
        ("2020/1/21", "2020/1/21 2020-01-21..2020-01-21"),
        ("2020.1.21", "2020.1.21 2020-01-21..2020-01-21"),
        ("21 Jan 2020", "21 Jan 2020 2020-01-21..2020-01-21"),
        ("January 21, 2020", "January 21, 2020 2020-01-21..2020-01-21"),
        ("2020-01-21T08:00:00", "2020-01-21 2020-01-21..2020-01-21"),
        ("2020年一季度", "2020年一季度 2020-01-01..2020-03-31"),
        ("2020年上半年", "2020年上半年 2020-01-01..2020-06-30"),
        ("2020年前三季度", "2020年前三季度 2020-01-01..2020-09-30"),
        ("2020年1月中上旬", "2020年1月中上旬 2020-01-01..2020-01-20"),
        ("2021年2月底", "2021年2月底 2021-02-28..2021-02-28"),
        ("2016—2020年", "2016—2020年 2016-01-01..2020-12-31"),
        ("98年4月", "98年4月 1998-04-01..1998-04-30"),
        ("20世纪90年代", "20世纪90年代 1990-01-01..1999-12-31"),
        ("“十四五”时期", "“十四五”时期 2021-01-01..2025-12-31"),
        ("“十三五”以来", "“十三五”以来 2016-01-01..-"),
    ])
    func `A text that names its year needs no reference`(text: String, expected: String) throws {
        #expect(try dates(text, nil) == [expected])
    }

    @Test(arguments: ["2023年12月底", "2024年1月初", "2024年3月上旬", "2024年6月中旬", "2024年8月下旬", "2023年12月末"])
    func `A part of a month is no day`(text: String) throws {
        let scanner = DateScanner(words: try Expressions.words())
        let text = UTF8Text(text)
        #expect(scanner.mentions(in: text, within: text.whole, reference: nil).map(\.precision) == [.range])
    }

    @Test func `The month after the one that the sentence has named`() throws {
        #expect(
            try dates("11月下旬印发通知，次月5日召开会议。", "2020-01-21") == [
                "11月下旬 2019-11-21..2019-11-30", "次月5日 2019-12-05..2019-12-05",
            ]
        )
    }

    @Test func `Years of a list without their sign`() throws {
        let list = (0..<40).map { String(1981 + $0) }.joined(separator: "、")
        #expect(try dates("2018、2019和2020年", nil).map { String($0.prefix(4)) } == ["2018", "2019", "2020"])
        #expect(try dates(list, nil) == [])
    }

    @Test(arguments: ["1月21日", "昨天", "去年", "上半年", "近三年", "星期一"])
    func `Without a reference nothing is guessed`(text: String) throws {
        #expect(try dates(text, nil).isEmpty)
    }

    @Test(arguments: [
        ("12月30日召开", "2020-01-02", "12月30日 2019-12-30..2019-12-30"),
        ("1月2日召开", "2020-01-02", "1月2日 2020-01-02..2020-01-02"),
        ("29日召开", "2018-02-22", "29日 2018-01-29..2018-01-29"),
        ("2月29日召开", "2019-03-01", "2月29日 2016-02-29..2016-02-29"),
        ("大会将于1月25日开幕", "2020-01-20", "1月25日 2020-01-25..2020-01-25"),
        ("1月25日,大会将开幕", "2020-01-20", "1月25日 2020-01-25..2020-01-25"),
        ("2月3日,报告提出将加快发展", "2020-02-10", "2月3日 2020-02-03..2020-02-03"),
        ("于6月底前全部退还", "2022-03-05", "6月底前 -..2022-06-30"),
        ("支持产品上半年面市", "2026-02-01", "上半年 2026-01-01..2026-06-30"),
        ("上半年增长5%", "2026-02-01", "上半年 2025-01-01..2025-06-30"),
        ("前三季度增长5%", "2024-10-23", "前三季度 2024-01-01..2024-09-30"),
        ("前11个月", "2024-01-05", "前11个月 2023-01-01..2023-11-30"),
        ("年底前完成", "2024-05-01", "年底前 -..2024-12-31"),
    ])
    func `Of a date without a year the nearest past one is meant, unless the words look forward`(
        text: String,
        reference: String,
        expected: String
    ) throws {
        #expect(try dates(text, reference) == [expected])
    }

    @Test(arguments: [
        ("2019年1月10日发布,2月15日施行", ["2019年1月10日 2019-01-10..2019-01-10", "2月15日 2019-02-15..2019-02-15"]),
        ("2019年1月10日发布。2月15日施行", ["2019年1月10日 2019-01-10..2019-01-10", "2月15日 2021-02-15..2021-02-15"]),
        ("2019年12月31日开始,1月3日结束", ["2019年12月31日 2019-12-31..2019-12-31", "1月3日 2020-01-03..2020-01-03"]),
        (
            "2019年3月上市,同年12月退市,次年5月重组",
            [
                "2019年3月 2019-03-01..2019-03-31", "同年12月 2019-12-01..2019-12-31", "次年5月 2020-05-01..2020-05-31",
            ]
        ),
        ("2月3日开幕,5日闭幕", ["2月3日 2021-02-03..2021-02-03", "5日 2021-02-05..2021-02-05"]),
        ("2018、2019年", ["2018 2018-01-01..2018-12-31", "2019年 2019-01-01..2019-12-31"]),
    ])
    func `The year carries over within a sentence`(text: String, expected: [String]) throws {
        #expect(try dates(text, "2021-02-25") == expected)
    }

    @Test(arguments: [
        ("5月17日至18日", "5月17日至18日 2023-05-17..2023-05-18"),
        ("7日至9日", "7日至9日 2023-05-07..2023-05-09"),
        ("12月28日至1月3日", "12月28日至1月3日 2022-12-28..2023-01-03"),
        ("2022年12月28日至1月3日", "2022年12月28日至1月3日 2022-12-28..2023-01-03"),
        ("1至4月份", "1至4月份 2023-01-01..2023-04-30"),
        ("今年1—4月", "今年1—4月 2023-01-01..2023-04-30"),
        ("从去年9月起", "从去年9月起 2022-09-01..-"),
        ("2018年以前", "2018年以前 -..2017-12-31"),
        ("2018年之后", "2018年之后 2019-01-01..-"),
        ("近三个月", "近三个月 2023-02-18..2023-05-18"),
        ("上周一", "上周一 2023-05-08..2023-05-08"),
        ("本周末", "本周末 2023-05-20..2023-05-21"),
        ("上个季度", "上个季度 2023-01-01..2023-03-31"),
        ("五年前", "五年前 2018-01-01..2018-12-31"),
        ("一年前的今天", "一年前的今天 2022-05-18..2022-05-18"),
        ("五日前", "五日前 2023-05-13..2023-05-13"),
        ("2024年春节", "2024年春节 2024-02-10..2024-02-10"),
        ("中秋节", "中秋节 2022-09-10..2022-09-10"),
        ("母亲节", "母亲节 2023-05-14..2023-05-14"),
        ("近半年", "近半年 2022-11-18..2023-05-18"),
        ("7月3日（周一）", "7月3日 2022-07-03..2022-07-03"),
        ("前天", "前天 2023-05-16..2023-05-16"),
    ])
    func `Ranges, open ends and relative dates`(text: String, expected: String) throws {
        #expect(try dates(text, "2023-05-18") == [expected])
    }

    @Test(arguments: [
        "总值7569.5亿元", "武政规〔2020〕11号", "5G应用", "电话010-65198888", "24小时", "2月30日", "2019年2月29日-3月1日", "第十三届人大三次会议",
        "更加灿烂的明天", "《明日之后》", "每年3月15日", "每月5日前", "15日内办结", "今日头条", "版本2.1.3", "19届",
    ])
    func `What only looks like a date is none`(text: String) throws {
        #expect(try dates(text, "2023-05-18").isEmpty)
    }

    @Test func `What a text tells of its own day wins over the page's`() throws {
        #expect(try dates("新华社北京2020年2月26日电 今年1月12日", "2025-03-01").last == "今年1月12日 2020-01-12..2020-01-12")
        #expect(try dates("2020年政府工作报告提出。1月12日召开", "2025-03-01").last == "1月12日 2020-01-12..2020-01-12")
        #expect(try dates("2020年政府工作报告提出。1月12日召开", nil).last == "1月12日 2020-01-12..2020-01-12")
    }

    @Test func `Roles and vague words`() throws {
        let scanner = DateScanner(words: try Expressions.words())
        let text = UTF8Text("近日发布的规划提出,到2030年建成,“十五五”时期推进,2020年启动")
        let mentions = scanner.mentions(in: text, within: text.whole, reference: CivilDate(2026, 2, 1))
        #expect(mentions.map(\.role) == [.vague, .horizon, .plan, .event])
        #expect(mentions[0].from == nil && mentions[0].to == nil)
        #expect(mentions.map(\.hasOwnYear) == [false, true, true, true])
    }

    /// Every day from 1999-12-01 on, over leap years and year ends, is read back from its Chinese and its numeric form.
    @Test func `Days make the round trip`() throws {
        let scanner = DateScanner(words: try Expressions.words())
        guard var day = CivilDate(1999, 12, 1), let last = CivilDate(2001, 1, 31) else {
            Issue.record("no such days")
            return
        }
        while day <= last {
            for form in ["\(day.year)年\(day.month)月\(day.day)日", "\(day.year)-\(day.month)-\(day.day)", day.description] {
                let text = UTF8Text(form)
                let mention = scanner.mentions(in: text, within: text.whole, reference: nil).first
                #expect(mention?.from == day && mention?.to == day && mention?.span == text.whole, "\(form)")
            }
            let tomorrow = UTF8Text("明天")
            #expect(scanner.mentions(in: tomorrow, within: tomorrow.whole, reference: day).first?.from == day.adding(days: 1))
            let partial = UTF8Text("\(day.month)月\(day.day)日")
            #expect(scanner.mentions(in: partial, within: partial.whole, reference: day).first?.from == day)
            let month = UTF8Text("\(day.year)年\(day.month)月")
            let end = CivilDate.lastDay(ofMonth: day.month, of: day.year)
            #expect(scanner.mentions(in: month, within: month.whole, reference: nil).first?.to == end)
            day = try #require(day.adding(days: 1))
        }
    }

    @Test(arguments: [(1900, 28), (2000, 29), (2019, 28), (2020, 29), (2100, 28)])
    func `February ends as the calendar has it`(year: Int, days: Int) throws {
        #expect(try dates("\(year)年2月底", nil) == ["\(year)年2月底 \(year)-02-\(days)..\(year)-02-\(days)"])
    }

    @Test(arguments: [
        ("会议4日晚举行", "2024-03-06", ["4日 2024-03-04..2024-03-04"]), ("《某某5日晚报》", "2024-03-06", []),
        ("下半年增长较快", "2024-08-20", ["下半年 2024-07-01..2024-12-31"]), ("下半年增长较快", "2024-03-06", ["下半年 2023-07-01..2023-12-31"]),
        ("“十四五”末建成", "2024-03-06", ["“十四五”末 2025-01-01..2025-12-31"]), ("2023年三季度末", "2024-03-06", ["2023年三季度末 2023-09-30..2023-09-30"]),
        ("王国庆出席", "2024-03-06", []), ("几十年后", "2024-03-06", []), ("数十年前", "2024-03-06", []),
        ("今年中秋", "2024-03-06", ["今年中秋 2024-09-17..2024-09-17"]),
        ("2月比上月增长", "2024-06-06", ["2月 2024-02-01..2024-02-29", "上月 2024-01-01..2024-01-31"]),
    ])
    func `Days, halves and ends`(text: String, reference: String, expected: [String]) throws {
        #expect(try dates(text, reference) == expected)
    }

    @Test(arguments: [
        ("近三年", "0001-01-01"), ("四百天前", "0001-01-01"), ("上个月", "0001-01-01"), ("0001年以前", "0001-01-01"), ("三天后", "9999-12-31"),
        ("明天", "9999-12-31"), ("未来三个月", "9999-12-31"), ("下季度", "9999-12-31"), ("明年", "9999-12-31"),
    ])
    func `Days beyond the calendar's ends are no dates`(text: String, reference: String) throws {
        #expect(try dates(text, reference).isEmpty)
    }

    @Test(arguments: ["八九亿亿亿", "前数千万亿亿个。", "前几万亿亿亿个。", "422800亿亿几", "八九亿月", "前八九亿季度"])
    func `Numbers beyond any calendar are no dates`(text: String) throws {
        #expect(try dates(text, "2020-01-15").isEmpty)
    }

    @Test func `Offsets are bytes of the whole text`() throws {
        let scanner = DateScanner(words: try Expressions.words())
        let text = UTF8Text("去年。2020年1月21日")
        let sentence = TextSpan(9, text.count)
        #expect(scanner.mentions(in: text, within: sentence, reference: nil).map(\.span) == [sentence])
    }
}
