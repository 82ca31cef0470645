import Extract
import Records
import Testing

@Suite struct ContainersSavedPageTests {
    @Test func commentOfBrowser() throws {
        let read = try ContainersReading("<!DOCTYPE html>\r\n<!-- saved from url=(0030)https://example.com/a.html#b -->\r\n<p>a")
        #expect(read.pages.first?.url == "https://example.com/a.html#b")
    }

    @Test func commentOfSingleFile() throws {
        let text = """
            <!DOCTYPE html> <html><!--
             Page saved with SingleFile
             url: https://example.com/two-sessions
             saved date: Wed Jan 22 2020 11:00:00 GMT+0800 (中国标准时间)
            --><p>a
            """
        let read = try ContainersReading(text)
        #expect(read.pages.first?.url == "https://example.com/two-sessions")
        #expect(read.pages.first?.fetched == CivilDate(2020, 1, 22))
    }

    @Test func commentOfMonolith() throws {
        let read = try ContainersReading("<!-- Saved from https://example.com/ at 2020-01-22T03:00:00Z using monolith v2.4.0 --><p>a")
        #expect(read.pages.first?.url == "https://example.com/")
        #expect(read.pages.first?.fetched == CivilDate(2020, 1, 22))
    }

    @Test func commentOfThePage() throws {
        let read = try ContainersReading("<!-- saved from the fire --><!-- url: https://example.com/ --><p>a")
        #expect(read.pages.first?.url == nil)
    }

    @Test(arguments: [3_000, 70_000, 200_000])
    func dataURIs(length: Int) throws {
        let payload = String(repeating: "QUJD", count: length / 4)
        let read = try ContainersReading(
            "<img src=\"data:image/png;base64,\(payload)==\"><p>a</p><img src='data:image/gif;base64,\(payload)'><p>b"
        )
        #expect(read.texts == ["<img src=\"data:image/png;base64,\"><p>a</p><img src='data:image/gif;base64,'><p>b"])
    }

    @Test func shortDataURI() throws {
        let text =
            "<img src=\"data:image/png;base64,QUJD\">" + String(repeating: "<p>a</p>", count: 20_000)
            + "<i style='url(data:font;base64,QUJD'>"
        #expect(try ContainersReading(text).texts == [text])
    }
}
