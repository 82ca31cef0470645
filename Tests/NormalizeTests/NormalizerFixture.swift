import Foundation
import Normalize
import Records

/// A normalizer of the project's own data, made once for all tests.
enum NormalizerFixture {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let normalizer: Result<Normalizer, any Error> = Result { try Normalizer(data: try data()) }

    static func data() throws -> NormalizeData {
        NormalizeData(
            regions: try bytes("regions.tsv"),
            zones: try bytes("zones.tsv"),
            regionWords: try bytes("region-words.json"),
            expressions: try bytes("expressions.json"),
            cues: try bytes("cues.json")
        )
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent("data").appendingPathComponent(name)))
    }

    static func article(_ text: String, published: String? = "2020-01-21", title: String? = nil) -> Article {
        var article = Article.plain(id: "a", text: text)
        article.published = published.flatMap { CivilDate(iso: $0) }
        article.title = title
        return article
    }

    static func read(_ text: String, published: String? = "2020-01-21", title: String? = nil) throws -> NormalizedArticle {
        try normalizer.get().normalize(article(text, published: published, title: title))
    }
}
