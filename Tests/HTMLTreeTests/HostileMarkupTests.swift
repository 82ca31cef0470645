import HTMLTree
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// CPU time of this thread: what other tests do at the same time does not count.
func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Markup that costs a parser the square of its length: each takes less than 2 s, and what follows or precedes it is not lost silently.
@Suite struct HostileMarkupTests {
    private static let pieces = [
        "<svg>", "<svg b='>", "<svg/>", "<svg><![CDATA[", "<noscript>", "<iframe src=x>", "<style>", "<script>", "<!--<p>", "<!-- ---",
        "<![CDATA[", "<a b='", "<a b=\"", "<img b='>", "<template>", "<math>", "<object>", "<pre>\n", "<?x ", "<!DOCTYPE ", "&", "&#x", "<",
        "</", "</p>", "</i>", "<p>", "<a href=x>", "<h1>", "<ul><li>", "<table><tr><td>", "<select><option>", "<form>", "<b><i>", "<font>",
    ]

    @Test(arguments: pieces) func manyOfOneKind(_ piece: String) {
        let html = "<p>before</p>" + String(repeating: piece, count: 100_000) + "<p>after</p>"
        let start = threadSeconds()
        do throws(ParseFault) {
            let tree = try HTMLTree.parse(Array(html.utf8))
            #expect(String(decoding: tree.text, as: UTF8.self).hasPrefix("before"))
        } catch {
            #expect(error == .tooDeep(limit: 4096))
        }
        #expect(threadSeconds() - start < 2)
    }

    /// Without a limit's word nothing is missing after elements that have no end.
    @Test(arguments: ["<svg>", "<noscript>", "<iframe src=x>", "<!-- x "])
    func whatFollowsAnElementWithoutAnEndIsRead(_ piece: String) throws {
        let tree = try HTMLTree.parse(Array(("<p>before</p>" + String(repeating: piece, count: 100) + "<p>after</p>").utf8))
        #expect(String(decoding: tree.text, as: UTF8.self).hasSuffix("after"))
    }

    @Test func sixtyMegabytesOfTextAreOneText() throws {
        var bytes = Array("<p>".utf8) + [UInt8](repeating: 0x61, count: 60_000_000)
        bytes += Array("end</p><p>after</p>".utf8)
        let tree = try HTMLTree.parse(bytes)
        #expect(tree.text.count == 60_000_008)
        #expect(tree.text.suffix(8).elementsEqual("endafter".utf8))
    }

    @Test func aHundredThousandAttributesTakeNoTime() throws {
        let html = "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">a<p>b"
        let start = threadSeconds()
        let tree = try HTMLTree.parse(Array(html.utf8))
        #expect(threadSeconds() - start < 2)
        #expect(tree.cuts.description == "99488 attributes")
    }

    @Test func whatIsCutIsNamed() throws {
        let long = String(repeating: "x", count: 70_000)
        let tree = try HTMLTree.parse(Array("<meta name=a content='\(long)'><p>a\0b\0</p>".utf8))
        #expect(tree.cuts.description == "1 attribute values; 2 NUL bytes")
    }
}
