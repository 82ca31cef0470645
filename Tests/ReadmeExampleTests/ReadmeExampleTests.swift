import Foundation
import Testing

@Suite struct ReadmeExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func theReadmeHasTheExampleAsItIsCompiledHere() throws {
        let readme = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let example = try String(contentsOf: Self.root.appendingPathComponent("Tests/ReadmeExampleTests/Example.swift"), encoding: .utf8)
        #expect(readme.contains("```swift\n\(example)```\n"))
    }

    @Test func theExampleReadsASavedPage() throws {
        let data = Self.root.appendingPathComponent("data")
        let statements = try statements(ofPageAt: data.appendingPathComponent("pages/fujian-news-portal.html"), data: data)
        let first = try #require(statements.first)
        #expect(first.region?.name == "福建省")
        #expect(first.themes.isEmpty == false)
    }
}
