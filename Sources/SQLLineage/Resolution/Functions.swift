/// What functions do to their arguments, as far as lineage depends on it.
enum FunctionKind {
    case scalar
    case aggregate
    /// An aggregate or function that does not let its arguments be read back.
    case maskingAggregate
    case masking
    /// Aggregates whose last argument says which rows count (`sumIf(x, condition)`).
    case aggregateIf
    case maskingAggregateIf
    /// Of windows alone, without a value of its own arguments' making (ROW_NUMBER).
    case ranking
    /// An ordered-set aggregate: WITHIN GROUP (ORDER BY x) gives x.
    case orderedSet
    /// `IF(condition, a, b)`.
    case conditional
    /// `DECODE(value, search, result, …, default)`.
    case decode
    /// `multiIf(condition, a, condition, b, …, default)`.
    case conditions
    case structure

    /// By symbol of the function's name.
    static func of(_ name: String) -> FunctionKind {
        table[name] ?? .scalar
    }

    /// As ``of(_:)``, where a dialect reads a name otherwise.
    static func of(_ name: String, dialect: Dialect) -> FunctionKind {
        if name == "decode",
            dialect == .postgres || dialect == .spark || dialect == .databricks || dialect == .clickhouse
        {
            return .scalar
        }
        let kind = of(name)
        switch dialect {
        case .clickhouse: return kind == .conditions ? kind : clickhouse(name)
        case .duckdb: return kind == .scalar && duckdbAggregates.contains(name) ? .aggregate : kind
        default: return kind
        }
    }

    private static let table: [String: FunctionKind] = {
        var table: [String: FunctionKind] = [:]
        func add(_ names: String, _ kind: FunctionKind) {
            for name in names.split(separator: " ") { table[String(name)] = kind }
        }
        add(
            """
            sum avg min max mean median mode stddev stddev_pop stddev_samp stdev stdevp var varp var_pop var_samp variance \
            variance_pop variance_samp any_value any arbitrary first_agg anylast anyheavy \
            array_agg array_union_agg array_concat_agg array_agg_distinct grouparray groupuniqarray grouparrayinsertat \
            list list_agg listagg string_agg string_agg_distinct group_concat wm_concat xmlagg json_agg jsonb_agg \
            json_object_agg jsonb_object_agg json_arrayagg json_objectagg object_agg map_agg multimap_agg map_union collect \
            collect_list collect_set histogram numeric_histogram approx_quantiles approx_percentile percentile \
            percentile_approx approx_quantile quantile quantiles quantileexact quantiletdigest quantile_cont quantile_disc \
            corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_avgx regr_avgy regr_sxx regr_syy regr_sxy \
            bit_and bit_or bit_xor bitand_agg bitor_agg bitxor_agg bool_and bool_or logical_and logical_or booland_agg \
            boolor_agg boolxor_agg every some_agg max_by min_by argmax argmin arg_max arg_min approx_top_k approx_top_count \
            approx_top_sum approx_most_frequent topk topkweighted kurtosis skewness kurtosis_pop skewness_pop geometric_mean \
            product fsum sumkahan sum_of_squares entropy checksum_avg st_union_agg st_extent_agg st_collect_agg array_union_sum \
            sumwithoverflow summap avgweighted simplelinearregression minmap maxmap sumorNull total group_bit_and \
            bitmap_union bitmap_agg hll_union_agg hll_merge merge_agg retention windowfunnel vector_sum vector_avg \
            grouping_agg try_sum try_avg first_value_agg deltasum exponentialmovingaverage mad \
            json_group_array json_group_object jsonb_group_array jsonb_group_object kll_quantiles.init_int64 \
            kll_quantiles.init_float64 kll_quantiles.merge_partial kll_quantiles.merge_int64 kll_quantiles.merge_float64 \
            kll_quantiles.merge_point_int64 kll_quantiles.merge_point_float64
            """, .aggregate)
        add(
            """
            count countif count_if count_big approx_count_distinct approx_distinct count_distinct uniq uniqexact \
            uniqcombined uniqcombined64 uniqhll12 uniqtheta hll hll_count hll_cardinality ndv approximate_count_distinct \
            countdistinct hll_sketch_agg hll_count_distinct approx_set bitmap_count bitmap_union_count hash_agg \
            checksum_agg md5_agg regr_count bit_count_agg regr_countx datasketch_hll multi_distinct_count \
            count_min_sketch hllsketch_agg hll_count.init hll_count.merge hll_count.merge_partial
            """, .maskingAggregate)
        add(
            """
            md5 md5_hex md5_binary md5_number_lower64 md5_number_upper64 md5sum sha sha1 sha1_hex sha1_binary sha2 sha2_hex \
            sha2_binary sha224 sha256 sha384 sha512 crc32 crc32c hash hashbytes hash_code farm_fingerprint fnv_hash fnv1 fnv1a \
            fnv1_64 fnv1a_64 xxhash32 xxhash64 xxhash xxh3 murmur_hash murmurhash murmur_hash3_32 murmur3_32 murmurhash3_x64_128 \
            murmurhash2_32 murmurhash2_64 murmurhash3_32 murmurhash3_64 cityhash64 siphash64 siphash128 halfmd5 inthash32 \
            inthash64 metrohash64 javahash spooky_hash_v2_32 spooky_hash_v2_64 hmac hmac_md5 hmac_sha1 hmac_sha256 hmac_sha512 \
            standard_hash ora_hash binary_checksum checksum digest crypt pwdcompare pwdencrypt encrypt aes_encrypt \
            encrypt_raw try_encrypt pgp_sym_encrypt pgp_pub_encrypt des_encrypt dbms_crypto.hash dbms_crypto.encrypt \
            mask mask_first_n mask_last_n mask_show_first_n mask_show_last_n mask_hash mask_inner mask_outer mask_pan mask_ssn \
            mask_pan_relaxed redact redact_pii tokenize fpe_encrypt ff1_encrypt ff3_encrypt anonymize pseudonymize \
            deterministic_encrypt aead.encrypt aead.deterministic_encrypt keys.encrypt generate_surrogate_key surrogate_key \
            st_geohash_hash minhash simhash ngramminhash hash_md5 hash_sha256 hashtext hashtextextended md5_128 \
            string_hash dbt_utils.generate_surrogate_key dbt_utils.surrogate_key ai_mask noise
            """, .masking)
        add("row_number rank dense_rank ntile percent_rank cume_dist random rand uuid_generate", .ranking)
        add("sumif avgif minif maxif sum_if avg_if", .aggregateIf)
        add("percentile_cont percentile_disc approx_percentile_cont approx_percentile_disc", .orderedSet)
        add("if iff iif ifelse if_else nvl2 choose_if", .conditional)
        add("decode decode_oracle", .decode)
        add("multiif", .conditions)
        add("struct named_struct struct_pack row object_construct object_construct_keep_null tuple", .structure)
        return table
    }()
}
