/// Functions that mean in one dialect what they do not mean in others.
extension FunctionKind {
    // MARK: ClickHouse

    /// ClickHouse's aggregates take combinators behind their names, in any order: `sumIf`, `uniqStateIf`, `argMaxOrNull`.
    static func clickhouse(_ name: String) -> FunctionKind {
        var rest = name[...]
        var chooses = false
        while true {
            if rest.hasSuffix("if") {
                let inner = clickhouseAggregate(rest.dropLast(2))
                if inner != .scalar { return choosing(inner) }
            }
            let kind = clickhouseAggregate(rest)
            if kind != .scalar { return chooses ? choosing(kind) : kind }
            guard let combinator = combinators.first(where: { rest.hasSuffix($0) && rest.count > $0.count }) else {
                return of(name)
            }
            if combinator == "if" { chooses = true }
            rest = rest.dropLast(combinator.count)
        }
    }

    private static func choosing(_ kind: FunctionKind) -> FunctionKind {
        switch kind {
        case .aggregate: .aggregateIf
        case .maskingAggregate: .maskingAggregateIf
        default: kind
        }
    }

    private static func clickhouseAggregate(_ name: Substring) -> FunctionKind {
        let name = String(name)
        let kind = of(name)
        switch kind {
        case .aggregate, .maskingAggregate, .orderedSet, .aggregateIf, .maskingAggregateIf: return kind
        case .scalar:
            if clickhouseAggregates.contains(name) || name.hasPrefix("quantile") || name.hasPrefix("median") {
                return .aggregate
            }
            return clickhouseCounts.contains(name) ? .maskingAggregate : .scalar
        default: return .scalar
        }
    }

    /// Longer ones before those that they end in.
    private static let combinators = [
        "ornull", "ordefault", "if", "array", "simplestate", "mergestate", "state", "merge", "distinct", "foreach",
        "resample", "argmin", "argmax", "map",
    ]

    private static let clickhouseCounts: Set<String> = ["uniqupto", "groupbitmap", "groupbitmapand", "groupbitmapor"]

    private static let clickhouseAggregates = words(
        """
        analysisofvariance any_respect_nulls anylast_respect_nulls anyvalue boundingratio categoricalinformationvalue \
        contingency corrmatrix corrstable covarpop covarpopmatrix covarpopstable covarsamp covarsampmatrix \
        covarsampstable cramersv cramersvbiascorrected deltasumtimestamp distinctdynamictypes distinctjsonpaths \
        exponentialtimedecayedavg exponentialtimedecayedcount exponentialtimedecayedmax exponentialtimedecayedsum \
        flamegraph grouparrayintersect grouparraylast grouparraymovingavg grouparraymovingsum grouparraysample \
        grouparraysorted groupbitand groupbitor groupbitxor groupbitmapxor groupconcat intervallengthsum \
        kolmogorovsmirnovtest kurtpop kurtsamp largesttrianglethreebuckets lttb mannwhitneyutest maxintersections \
        maxintersectionsposition meanztest rankcorr sequencecount sequencematch sequencenextnode singlevalueornull \
        skewpop skewsamp sparkbar stddevpop stddevpopstable stddevsamp stddevsampstable stochasticlinearregression \
        stochasticlogisticregression studentttest studentttestonesample sumcount summapfiltered \
        summapfilteredwithoverflow summapwithoverflow summappedarrays theilsu varpop varpopstable varsamp \
        varsampstable welchttest
        """)

    // MARK: DuckDB

    static let duckdbAggregates = words(
        """
        arg_max_null arg_min_null argmax_null argmin_null bitstring_agg favg geomean histogram_exact kahan_sum \
        quantile_disc reservoir_quantile sem
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
