internal import OpenLineage

/// Kinds of datasets, as the `datasetType` facet names them.
enum DatasetKind: String, Sendable {
    case table = "TABLE"
    case view = "VIEW"
    case file = "FILE"
    case topic = "TOPIC"
    case featureView = "FEATURE_VIEW"
    case featureService = "FEATURE_SERVICE"
    case trainingSet = "TRAINING_SET"
    case model = "MODEL"
    case predictions = "PREDICTIONS"
    case evaluation = "EVALUATION"
    case corpus = "CORPUS"
    case vectorIndex = "VECTOR_INDEX"
    case prompt = "PROMPT"
    case dashboard = "DASHBOARD"
    case report = "REPORT"
}

/// A dataset of the estate, with how it is made from others.
///
/// Its recipe and the expressions of its columns are the one place from which inputs, column lineage and the SQL text
/// of the job that makes it are derived, so that they cannot contradict each other.
struct Table: Sendable {
    let platform: Platform
    let name: String
    let kind: DatasetKind
    let owner: Team?
    let about: String
    var tags: [Tag] = []
    var governance = Governance.reference
    var consent: Consent?
    var recipe = Recipe()
    var versions = Versioning.none
    var size = Size(rows: 1000)
    /// When the dataset came to be; nil for what was there before the period began.
    var since: Moment?
    /// The name it bore until it was renamed.
    var formerName: (name: String, until: Moment)?
    /// Facets of AI assets, which may change over time.
    var assets: @Sendable (Moment) -> [AssetFacet] = { _ in [] }
    let columns: [Column]

    init(
        _ platform: Platform, _ name: String, _ kind: DatasetKind = .table, owner: Team?, about: String,
        tags: [Tag] = [], governance: Governance = .reference, consent: Consent? = nil, recipe: Recipe = Recipe(),
        versions: Versioning = .none, size: Size = Size(rows: 1000), since: Moment? = nil,
        formerName: (name: String, until: Moment)? = nil,
        assets: @escaping @Sendable (Moment) -> [AssetFacet] = { _ in [] }, columns: [Column]
    ) {
        self.platform = platform
        self.name = name
        self.kind = kind
        self.owner = owner
        self.about = about
        self.tags = tags
        self.governance = governance
        self.consent = consent
        self.recipe = recipe
        self.versions = versions
        self.size = size
        self.since = since
        self.formerName = formerName
        self.assets = assets
        self.columns = columns
    }

    /// The same columns under another name, loaded as they are.
    init(replicaOf original: Table, as name: String, on platform: Platform = .warehouse, owner: Team = .dataPlatform) {
        self.init(
            platform, name, owner: owner, about: "Unchanged copy of \(original.name).", tags: original.tags,
            governance: original.governance, consent: original.consent, recipe: Recipe(.from(original, "s")),
            size: original.size, columns: original.columns.map { $0.copied(from: "s") })
    }

    func name(at moment: Moment) -> String {
        if let formerName, moment < formerName.until { return formerName.name }
        return name
    }

    func columns(at moment: Moment) -> [Column] {
        columns.filter { $0.lifetime.contains(moment) }
    }

    /// Distinguishes tables; the name alone is unique only within its namespace.
    var id: String { platform.namespace + " " + name }
}

/// How the versions of a dataset are called.
enum Versioning: Sendable {
    /// The tool that writes it has no versions.
    case none
    /// The date of the run that wrote it.
    case dated
    /// Numbered releases, oldest first.
    case released([Release])

    /// The newest release at a moment.
    func newest(at moment: Moment) -> Release? {
        guard case .released(let releases) = self else { return nil }
        return releases.last { $0.made <= moment }
    }

    /// The release in use at a moment; the newest as long as none is.
    func live(at moment: Moment) -> Release? {
        guard case .released(let releases) = self else { return nil }
        return releases.last { $0.live.map { $0 <= moment } ?? false } ?? newest(at: moment)
    }
}

/// A numbered version of a model or prompt.
struct Release: Sendable {
    let version: String
    let made: Moment
    /// When it went into production; nil if it never did.
    let live: Moment?
}

/// How many rows a dataset has at the start, and how many a day it gains.
struct Size: Sendable, Hashable {
    var rows: Int
    var perDay = 0
    var bytesPerRow = 90
}

/// One of our own facets of AI assets, ready to be written.
struct AssetFacet: Sendable {
    let key: String
    let schema: String
    let body: JSONValue

    init(_ key: String, _ schema: String, _ body: JSONValue) {
        self.key = key
        self.schema = schema
        self.body = body
    }
}
