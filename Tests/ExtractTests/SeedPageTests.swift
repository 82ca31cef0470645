import Extract
import Foundation
import Records
import Testing

/// One article as five tools would have saved it.
@Suite struct SeedPageTests {
    private static let shared = Fixture.root.deletingLastPathComponent().appendingPathComponent("shared")
    private static let script = shared.appendingPathComponent("tools/make_seed_pages.py").path
    private static let isThere = FileManager.default.fileExists(atPath: script)

    private func page(_ name: String) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("seed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", Self.script, Self.shared.appendingPathComponent("seed/article.txt").path, folder.path, "--variant", name,
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Array(try Data(contentsOf: folder.appendingPathComponent("\(name).html")))
    }

    @Test(.enabled(if: isThere), arguments: ["plain", "gbk", "undeclared", "brsoup", "wechat"])
    func everyRenderingGivesTheArticle(_ name: String) throws {
        let article = try Fixture.extractor().article(from: Page(source: name, bytes: page(name)))
        #expect(article.title == "地方“两会”密集召开,从中一窥2020区块链发展方向")
        #expect(article.published == CivilDate(2020, 1, 21))
        #expect(article.author == "象链科技")
        if name != "wechat" { #expect(article.publisher == "链得得") }
        for word in ["首页", "登录", "浏览:1024次", "07:20", "如有侵权", "不构成任何投资建议", "一周链闻回顾", "热门文章", "京ICP备"] {
            #expect(!article.text.string.contains(word), "\(word)")
        }
        for region in ["福建省", "河北省", "吉林省", "甘肃省", "重庆市", "深圳市", "北京市"] {
            let block = article.blocks.first { article.text[$0.span] == region }
            let isHeading = if case .heading = block?.kind { true } else { false }
            #expect(isHeading || block?.isEmphasized == true, "\(region)")
        }
    }
}
