import Extract
import HTMLTree
import Records
import Testing

@Suite struct DuplicatesTests {
    /// Sixty sentences with words of their own, so that parts of it are told apart.
    private func text(_ seed: Int, sentences: Int = 60) -> String {
        let words = Array("省市县区块链技术创新发展工作报告会议代表委员建设农业工业教育医疗环境保护改革开放投资企业市场价格就业收入交通能源科学研究文化体育旅游")
        var state = UInt64(seed) &* 7919 &+ 17
        var out = ""
        for _ in 0..<sentences {
            for _ in 0..<14 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                out.append(words[Int(state >> 33) % words.count])
            }
            out += "。\n"
        }
        return out
    }

    private func fingerprint(_ text: String) -> Fingerprint { Fingerprint(UTF8Text(text)) }

    @Test func sameWords() {
        let plain = fingerprint("“两会”召开,2020年GDP增长6%。")
        #expect(plain.exact == fingerprint("「两会」 召开,\n２０２０年Ｇdp增长 6% 。").exact)
        #expect(plain.exact != fingerprint("“两会”召开,2020年GDP增长7%。").exact)
        #expect(plain.tokens == 10)
    }

    @Test func otherContainer() throws {
        let body = text(1)
        let gbk = Array("<meta charset=gbk><p>".utf8) + [0xD6, 0xD0, 0xB9, 0xFA]
        let decoded = Charset.decode(gbk, headerCharset: nil, isHTML: true)
        #expect(fingerprint("<meta charset=gbk><p>中国") == Fingerprint(UTF8Text(bytes: decoded.utf8)))
        var index = DuplicateIndex()
        #expect(index.original(of: fingerprint(body), id: "a") == nil)
        #expect(index.original(of: fingerprint(body), id: "b") == "a")
    }

    @Test func nearTexts() {
        var index = DuplicateIndex()
        #expect(index.original(of: fingerprint(text(1)), id: "a") == nil)
        #expect(index.original(of: fingerprint(text(1) + "责任编辑:张三 来源:新华社\n"), id: "b") == "a")
        #expect(index.original(of: fingerprint(text(1, sentences: 59)), id: "c") == "a")
        // A repeat of what was near before is told from the same original.
        #expect(index.original(of: fingerprint(text(1, sentences: 59)), id: "d") == "a")
    }

    @Test func differentTexts() {
        var index = DuplicateIndex()
        for seed in 0..<300 { #expect(index.original(of: fingerprint(text(seed)), id: "\(seed)") == nil) }
        #expect(index.original(of: fingerprint(text(299)), id: "again") == "299")
    }

    @Test func summaryIsNoDuplicate() {
        var index = DuplicateIndex()
        #expect(index.original(of: fingerprint(text(1)), id: "full") == nil)
        #expect(index.original(of: fingerprint(text(1, sentences: 20)), id: "summary") == nil)
    }

    /// The news of an opening, as every agency writes it of every province and year.
    private func opening(_ numbers: [String]) -> String {
        "\(numbers[0])年1月\(numbers[1])日，代表大会开幕。" + text(4, sentences: 40) + "生产总值增长\(numbers[2])%，预算收入\(numbers[3])亿元，新增就业\(numbers[4])万人。"
    }

    @Test func textsOfOneFormAreToldApartByTheirNumbers() {
        let (first, other) = (
            fingerprint(opening(["2024", "23", "5.5", "3059.6", "45.1"])), fingerprint(opening(["2024", "24", "4.1", "2611.5", "38.2"]))
        )
        #expect(first.distance(to: other) <= DuplicateIndex.nearDistance)
        var index = DuplicateIndex()
        #expect(index.original(of: first, id: "a") == nil)
        #expect(index.original(of: other, id: "b") == nil)
        let reprint = fingerprint("本报讯 " + opening(["2024", "23", "5.5", "3059.6", "45.1"]) + "完")
        #expect(index.original(of: reprint, id: "c") == "a")
    }

    @Test func textsOfOneFormAreToldApartByTheirRegions() {
        var index = DuplicateIndex()
        #expect(index.original(of: fingerprint(text(5)), region: "360000", id: "a") == nil)
        #expect(index.original(of: fingerprint(text(5) + "会议闭幕。"), region: "340000", id: "b") == nil)
        #expect(index.original(of: fingerprint(text(5) + "会议结束。"), region: "360000", id: "c") == "a")
        #expect(index.original(of: fingerprint(text(5) + "会议完毕。"), id: "d") == "a", "about no region")
    }

    @Test func shortTextsOnlyExactly() {
        var index = DuplicateIndex()
        #expect(index.original(of: fingerprint("广东省召开会议,讨论区块链。"), id: "a") == nil)
        #expect(index.original(of: fingerprint("山东省召开会议,讨论区块链。"), id: "b") == nil)
        #expect(index.original(of: fingerprint("广东省召开会议 讨论区块链"), id: "c") == "a")
        #expect(index.original(of: fingerprint(""), id: "d") == nil)
        #expect(index.original(of: fingerprint(" \n"), id: "e") == "d")
    }

    @Test func aReprintWithoutSubheadingsIsTheSameArticle() {
        let first = "十一日，省政府工作报告把这项技术写进新一年的任务清单，并且给出了行动和目标。"
        let second = "报告还点出了要加快发展的产业，并要求各地在年底之前提出自己的计划和预算安排。"
        let original = Article.plain(id: "a", text: "\(first)\n专项行动写入报告\n\(second)")
        let reprint = Article.plain(id: "b", text: "\(first)\n\(second)")
        #expect(Fingerprint(of: original) == Fingerprint(of: reprint))
        #expect(Fingerprint(of: original) != Fingerprint(of: Article.plain(id: "c", text: first)))
    }
}
