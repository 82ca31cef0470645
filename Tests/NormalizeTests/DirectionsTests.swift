import Normalize
import Records
import Testing

@Suite("Directions")
struct DirectionsTests {
    private func points(_ text: String) throws -> [String] {
        try NormalizerFixture.read(text).directions.map { "\($0.horizon) \($0.order) \($0.marker): \($0.text)" }
    }

    @Test("the points of a section, its lead and its closing")
    func section() throws {
        let text = "前文。\n2020区块链发展方向\n数据是动力。\n首先，要有技术。\n其次，要有应用。\n最后，要有人才。\n未来可期。\n再接再厉。\n- END-\n声明无关。"
        #expect(
            try points(text) == [
                "2020 1 lead: 数据是动力。", "2020 2 首先: 首先，要有技术。", "2020 3 其次: 其次，要有应用。", "2020 4 最后: 最后，要有人才。",
                "2020 5 closing: 未来可期。\n再接再厉。",
            ]
        )
    }

    @Test("points of one paragraph, and the year of publication where the heading has none")
    func paragraph() throws {
        #expect(
            try points("发展趋势\n首先，技术还早。其次，监管会加强。会很严。最后，应用会落地。") == [
                "2020 1 首先: 首先，技术还早。", "2020 2 其次: 其次，监管会加强。会很严。", "2020 3 最后: 最后，应用会落地。",
            ]
        )
    }

    @Test(
        "points that a sentence announces",
        arguments: [
            ("谈到2024年的方向，他表示要做好以下工作：一是打好基础；二是培育市场；三是守住底线。", ["打好基础；", "培育市场；", "守住底线。"]),
            ("“2024年要重点抓好三件事：一是打好基础。具体有三步。二是培育市场，三是守住底线。”韩钧说。", ["打好基础。具体有三步。", "培育市场，", "守住底线。"]),
            ("“十四五”时期，全省要抓好两件事：一是打好基础，二是培育市场。", ["打好基础，", "培育市场。"]),
            ("今年要抓好两件事：一是打好基础，二是培育市场。首先，打好基础要有耐心。", ["打好基础，", "培育市场。"]),
            ("今年要抓好两件事：一是打好基础，二是培育市场。具体做法是：首先，排出时间；其次，落实到人。", ["打好基础，", "培育市场。"]),
            ("下一步，将重点抓好两项工作：\n一是打好基础。\n二是培育市场。\n会议还通报了情况。", ["打好基础。", "培育市场。"]),
        ]
    )
    func announced(text: String, expected: [String]) throws {
        let directions = try NormalizerFixture.read(text, published: "2024-01-21").directions
        let markers = ["一是", "二是", "三是"]
        #expect(directions.map(\.horizon) == expected.map { _ in "2024" })
        #expect(directions.map(\.text) == zip(markers, expected).map { $0 + $1 })
        #expect(directions.map(\.order) == Array(1...expected.count))
    }

    @Test(
        "an enumeration of what is past, or of what nothing announces, is no direction",
        arguments: [
            "2019年，重点抓好三件事：一是打好基础；二是培育市场。", "困难主要有：一是基础差；二是市场小。", "下一步，要重点抓好一件事：一是打好基础。",
        ]
    )
    func noPoints(text: String) throws {
        #expect(try points(text) == [])
    }

    @Test("a sentence with the word is no heading")
    func sentence() throws {
        #expect(try points("这是2020年的发展方向。\n首先，要有技术。") == [])
    }

    @Test func longPointsAreWhole() throws {
        let words = String(repeating: "持续抓好一批重点项目的落地和服务，", count: 60)
        let points = ["一是", "二是", "三是", "四是"].map { $0 + words + "建成示范区" }
        let text = "2024年要重点抓好以下工作：" + points.joined(separator: "；") + "。"
        let read = try NormalizerFixture.read(text, published: "2024-01-20").directions
        #expect(read.map(\.marker) == ["一是", "二是", "三是", "四是"])
        #expect(read.allSatisfy { $0.text.hasSuffix("建成示范区；") || $0.text.hasSuffix("建成示范区。") })
    }
}
