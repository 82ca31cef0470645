import Emit
import Foundation
import Records
import Testing

@Suite struct JSONEmitterTests {
    private func root(_ rows: [ArticleRow], rejects: [Reject] = []) throws -> [String: Any] {
        let text =
            try Sample.files(JSONEmitter(path: "records.json", name: "test"), rows: rows, rejects: rejects).files["records.json"] ?? ""
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func recordsAreNestedUnderTheirArticle() throws {
        let root = try root([Sample.row(statementText: "=1+1"), Sample.row()])
        let articles = try #require(root["articles"] as? [[String: Any]])
        #expect(articles.count == 2)
        let statement = try #require((articles[0]["statements"] as? [[String: Any]])?.first)
        #expect(statement["text"] as? String == "=1+1")
        #expect(statement["speaker"] is NSNull)
        #expect(statement["themes"] as? [String] == ["i.digital"])
        #expect((statement["figures"] as? [[String: Any]])?.first?["value"] as? Int == 2_000_000_000_000)
        #expect((root["by_date"] as? [[String: Any]])?.first?["mentions"] as? Int == 1)
    }

    @Test func anEmptyRunIsStillJSON() throws {
        let reject = Reject(source: "a.html", code: .init(rawValue: "empty"), message: "no bytes")
        let root = try root([], rejects: [reject])
        #expect((root["articles"] as? [Any])?.isEmpty == true)
        #expect((root["rejects"] as? [[String: Any]])?.first?["code"] as? String == "empty")
    }
}
