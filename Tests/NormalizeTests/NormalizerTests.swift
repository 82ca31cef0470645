import Foundation
import JSONText
import Normalize
import Records
import Testing

@Suite("Normalizer")
struct NormalizerTests {
    @Test("a report read out at a session")
    func report() throws {
        let text = """
            下载
            2026年福建省政府工作报告
            ——2026年1月27日在福建省第十四届人民代表大会第四次会议上
            来源：福建日报
            时间：2026-02-06
            福建省人民政府省长 赵龙
            各位代表：
            现在，我代表省人民政府，向大会报告工作。
            一、过去一年
            全省地区生产总值增长5%左右。
            各位代表！让我们团结奋斗！
            相关报道：
            """
        let read = try NormalizerFixture.read(text, published: "2026-02-06", title: "2026年福建省政府工作报告")
        #expect(read.statements.map(\.text) == ["现在，我代表省人民政府，向大会报告工作。", "全省地区生产总值增长5%左右。", "各位代表！让我们团结奋斗！"])
        for statement in read.statements {
            #expect(statement.form == .block)
            #expect(statement.speaker == "赵龙")
            #expect(statement.role == "福建省人民政府省长")
            #expect(statement.session == "福建省第十四届人民代表大会第四次会议")
            #expect(statement.date == CivilDate(2026, 1, 27))
            #expect(statement.region?.code == "350000")
            #expect(statement.sourceDocument == "2026年福建省政府工作报告")
        }
        #expect(read.statements[1].figures.map(\.bound) == [.about])
    }

    @Test(
        "texts that are not ones",
        arguments: ["", "\n\n", "“", "”", "“”", "：", "——", "“”“”””““", "各位代表：", "福建省", "第届次会议", "，，。。！", "A", "\u{1F600}“\u{1F600}”"]
    )
    func degenerate(text: String) throws {
        let read = try NormalizerFixture.read(text)
        for statement in read.statements { #expect(read.article.text.whole.contains(statement.span)) }
    }

    @Test("the region that a table gives beside the text, as a code or a name", arguments: ["350000", "福建省", "福建"])
    func given(region: String) throws {
        var article = NormalizerFixture.article("要加快建设。")
        article.givenRegion = region
        #expect(try NormalizerFixture.normalizer.get().normalize(article).about?.code == "350000")
    }

    @Test("a fault names its file and place")
    func faults() throws {
        var data = try NormalizerFixture.data()
        data.cues = Array("{\"speech\": [1]}".utf8)
        #expect(throws: NormalizeFault(file: .cues, fault: DataFault("expected a word", at: 12))) { try Normalizer(data: data) }
        var zones = try NormalizerFixture.data()
        zones.zones = Array("id\n".utf8)
        #expect { try Normalizer(data: zones) } throws: { ($0 as? NormalizeFault)?.file == .zones }
        data.cues = Array("{\"spech\": []}".utf8)
        #expect(throws: NormalizeFault(file: .cues, fault: DataFault("unknown key 'spech'", at: 1))) { try Normalizer(data: data) }
    }

    private static let seed = NormalizerFixture.root.deletingLastPathComponent().appendingPathComponent("shared/seed")

    @Test("the round-up that the project began with", .enabled(if: FileManager.default.fileExists(atPath: seed.path)))
    func roundup() throws {
        let text = String(decoding: try Data(contentsOf: Self.seed.appendingPathComponent("article.txt")), as: UTF8.self)
        let expected = try JSONParser.parse(Array(try Data(contentsOf: Self.seed.appendingPathComponent("expected.json"))))
        let read = try NormalizerFixture.read(text, title: "地方“两会”密集召开,从中一窥2020区块链发展方向")
        for wanted in expected["statements"]?.elements ?? [] {
            let words = wanted["text"]?.string
            let part = wanted["text_contains"]?.string
            let statement = try #require(
                read.statements.first { $0.text == words || part.map($0.text.contains) ?? false }
            )
            #expect(statement.region?.code == wanted["region"]?.string)
            #expect(statement.region?.name == wanted["region_name"]?.string)
            #expect(statement.date?.description == wanted["date"]?.string)
            #expect(statement.form.rawValue == wanted["form"]?.string)
            #expect(statement.speaker == wanted["speaker"]?.string)
            if let session = wanted["session"]?.string { #expect(statement.session == session) }
            if let source = wanted["source"]?.string { #expect(statement.sourceDocument == source) }
            if let role = wanted["role"]?.string { #expect(statement.role == role) }
            for figure in wanted["figures"]?.elements ?? [] {
                #expect(statement.figures.contains { $0.value == figure["value"]?.double && $0.unit == figure["unit"]?.string })
            }
        }
        let terms = (expected["terms_not_statements"]?.elements ?? []).compactMap(\.string)
        for statement in read.statements { #expect(!terms.contains(statement.text)) }
        #expect(read.directions.map(\.marker) == ["lead", "首先", "其次", "最后", "closing"])
    }
}
