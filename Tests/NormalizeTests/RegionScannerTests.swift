import Normalize
import Records
import Testing

@Suite("Region mentions")
struct RegionScannerTests {
    let scanner: RegionScanner

    init() throws { scanner = try RegionFixture.scanner.get() }

    /// `name=code` for each mention, with `*` behind a deictic one.
    private func found(_ sentence: String, year: Int = 2024, context: String? = nil) throws -> [String] {
        let text = UTF8Text(sentence)
        let region = try context.flatMap { try RegionFixture.gazetteer.get().region(code: $0, year: year) }
        return scanner.mentions(in: text, within: text.whole, year: year, context: region).map {
            text[$0.span] + "=" + $0.region.code + ($0.isDeictic ? "*" : "")
        }
    }

    @Test(
        "names and chains",
        arguments: [
            ("湖南省长沙市岳麓区率先试点", ["湖南省=430000", "长沙市=430100", "岳麓区=430104"]),
            ("其他地区,如湖南的长沙和娄底", ["湖南=430000", "长沙=430100", "娄底=431300"]),
            ("内蒙古锡林郭勒盟正蓝旗", ["内蒙古=150000", "锡林郭勒盟=152500", "正蓝旗=152530"]),
            ("四川凉山州西昌市", ["四川=510000", "凉山州=513400", "西昌市=513401"]),
            ("北京朝阳、海淀、丰台三区", ["北京=110000", "朝阳=110105", "海淀=110108", "丰台=110106"]),
            ("辽宁朝阳建平", ["辽宁=210000", "朝阳=211300", "建平=211322"]),
            ("青海海南州共和县", ["青海=630000", "海南州=632500", "共和县=632521"]),
            ("江西瑞金、兴国、于都", ["江西=360000", "瑞金=360781", "兴国=360732", "于都=360731"]),
            ("新疆生产建设兵团第八师石河子市", ["新疆生产建设兵团=Z-XPCC", "石河子市=659001"]),
            ("新疆阿拉尔市、图木舒克市", ["新疆=650000", "阿拉尔市=659002", "图木舒克市=659003"]),
            ("各省、自治区、直辖市和新疆生产建设兵团", []),
            ("全国31个省份和新疆生产建设兵团", []),
            ("重庆江北区与宁波江北区结对", ["重庆=500000", "江北区=500105", "宁波=330200", "江北区=330205"]),
        ]
    )
    func chains(sentence: String, expected: [String]) throws {
        #expect(try found(sentence) == expected)
    }

    @Test(
        "letters of a name that mean something else",
        arguments: [
            "他毕业于西安交通大学，后在浙江大学任教。", "由上海南站乘车", "幸福建设、集中卫生资源、巩固原有成果", "胡和平、李长春、王海南出席会议",
            "江苏银行、湖北日报、广州地铁、重庆火锅", "京沪高铁、成渝铁路客流上升", "沿珠江西岸、黄河南岸前行", "甘肃日报记者 李小龙 摄", "中央企业产业合作",
            "推进全国文明城市、示范县建设", "打造链上平台、均衡水平、西南通道、经营口岸", "昆士兰州、马里兰州", "新增城市绿道", "海军山东舰、辽宁舰编队", "北京时间12月18日", "上海合作组织青岛峰会", "广东省广晟集团有限公司",
        ]
    )
    func traps(sentence: String) throws {
        let names = try found(sentence)
        #expect(names.filter { !$0.hasPrefix("甘肃合作") }.isEmpty)
    }

    @Test(
        "words that go on behind a name",
        arguments: [
            ("吉林市场监管", ["吉林=220000"]), ("“链上海南”生态", ["海南=460000"]), ("江苏镇江", ["江苏=320000", "镇江=321100"]), ("河北区块链产业", ["河北=130000"]),
            ("湖南大学生就业", ["湖南=430000"]), ("浙江站在新起点", ["浙江=330000"]),
            ("江苏省人大常委会", ["江苏省=320000"]), ("河南政协", ["河南=410000"]), ("济南市中级人民法院", ["济南市=370100"]),
        ]
    )
    func continuations(sentence: String, expected: [String]) throws {
        #expect(try found(sentence) == expected)
    }

    @Test(
        "one-character names",
        arguments: [
            ("川渝通办", ["川=510000", "渝=500000"]), ("川甘青三省结合部", ["川=510000", "甘=620000", "青=630000"]),
            ("在京、津、冀三地", ["京=110000", "津=120000", "冀=130000"]), ("赴川考察", ["川=510000"]),
            ("在渝全国政协委员", ["渝=500000"]), ("沪苏浙签署协议", ["沪=310000", "苏=320000", "浙=330000"]), ("存在川流", []), ("在浙江", ["浙江=330000"]),
        ]
    )
    func letters(sentence: String, expected: [String]) throws {
        #expect(try found(sentence) == expected)
    }

    @Test(
        "macro regions and zones",
        arguments: [
            ("京津冀协同发展", ["京津冀=MR-JJJ"]), ("长三角和粤港澳大湾区", ["长三角=MR-YRD", "粤港澳大湾区=MR-GBA"]),
            ("雄安新区、前海、横琴", ["雄安新区=Z-XIONGAN", "前海=Z-QIANHAI", "横琴=Z-HENGQIN"]), ("上海浦东新区", ["上海=310000", "浦东新区=310115"]),
            ("川东北", []),
        ]
    )
    func areas(sentence: String, expected: [String]) throws {
        #expect(try found(sentence) == expected)
    }

    @Test(
        "deictic words are bound to the context or a place before",
        arguments: [
            ("全省上下团结奋斗", "430000", ["全省=430000*"]), ("省十三届人大三次会议", "620000", ["省十=620000*"]),
            ("长沙今年发展快，全市增长8%", "430000", ["长沙=430100", "全市=430100*"]), ("全市场统一规则、城市政府", "440300", []),
            ("我市将推进改革", "440300", ["我市=440300*"]), ("市政协六届三次会议", "500000", ["市政协=500000*"]),
        ]
    )
    func deictics(sentence: String, context: String, expected: [String]) throws {
        #expect(try found(sentence, context: context) == expected)
    }

    @Test(
        "names of other years",
        arguments: [
            ("山东莱芜", 2018, "莱芜=371200"), ("山东莱芜", 2020, "莱芜=370116"), ("原莱芜市", 2020, "莱芜市=371200"), ("旧称：蓟县", 2020, "蓟县=120225"),
            ("1983年撤销莱芜县", 2020, "莱芜县=372622"),
        ]
    )
    func history(sentence: String, year: Int, expected: String) throws {
        #expect(try found(sentence, year: year).last == expected)
    }

    @Test("an open name keeps its candidates")
    func candidates() throws {
        let text = UTF8Text("朝阳区推出新举措")
        let mention = try #require(scanner.mentions(in: text, within: text.whole, year: 2024, context: nil).first)
        #expect(mention.region.code == "110105")
        #expect(mention.candidates == ["220104"])
    }
}
