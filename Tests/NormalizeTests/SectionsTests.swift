import Normalize
import Records
import Testing

@Suite("Sections and passages")
struct SectionsTests {
    private let roundup = """
        各地召开会议。
        河北省
        “推动数字河北建设,促进产业发展”
        1月7日,河北省十三届人大三次会议召开。工作报告指出,将加快建设。
        北京市
        1月15日,北京市十五届人大三次会议审议工作报告。新技术正在赋能。
        2020区块链发展方向
        数据将成为动力。
        """

    @Test("a section gives its region and day to the quotation in it")
    func quotation() throws {
        let read = try NormalizerFixture.read(roundup)
        let quotation = try #require(read.statements.first)
        #expect(quotation.form == .direct)
        #expect(quotation.region?.code == "130000")
        #expect(quotation.date?.description == "2020-01-07")
        #expect(quotation.session == "河北省十三届人大三次会议")
        #expect(quotation.sourceDocument == "工作报告")
        #expect(quotation.regionEvidence == "section: 河北省")
    }

    @Test("a section without a quotation is told by the reporter")
    func narrated() throws {
        let read = try NormalizerFixture.read(roundup)
        let told = try #require(read.statements.last)
        #expect(told.form == .narrated)
        #expect(told.region?.code == "110000")
        #expect(told.date?.description == "2020-01-15")
        #expect(told.text == "1月15日,北京市十五届人大三次会议审议工作报告。新技术正在赋能。")
        #expect(read.statements.count == 3)
    }

    @Test("another heading closes the sections")
    func closed() throws {
        let read = try NormalizerFixture.read(roundup)
        let last = try #require(read.passages.last)
        #expect(last.heading == nil)
        #expect(last.region?.code != "110000")
    }

    @Test("passages cover the text without gaps")
    func cover() throws {
        let read = try NormalizerFixture.read(roundup)
        #expect(read.passages.first?.span.start == 0)
        #expect(read.passages.last?.span.end == read.article.text.count)
        for (before, after) in zip(read.passages, read.passages.dropFirst()) { #expect(before.span.end == after.span.start) }
    }

    @Test("heading elements close only by a heading of their level or a higher one")
    func levels() throws {
        var article = NormalizerFixture.article("福建省\n一是产业\n“要加快建设。”\n结语\n“要稳扎稳打。”")
        article.blocks[0].kind = .heading(level: 3)
        article.blocks[1].kind = .heading(level: 4)
        article.blocks[3].kind = .heading(level: 2)
        let read = try NormalizerFixture.normalizer.get().normalize(article)
        #expect(read.statements.map { $0.regionEvidence?.hasPrefix("section") ?? false } == [true, false])
    }
}
