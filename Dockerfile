# Takes the jar that `mvn package` built apart, so that a change of labelops moves one small layer.
FROM eclipse-temurin:25.0.3_9-jre-noble AS layers
WORKDIR /build
COPY target/labelops-*.jar labelops.jar
RUN java -Djarmode=tools -jar labelops.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.3_9-jre-noble
WORKDIR /labelops
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001:10001
EXPOSE 8090
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "labelops.jar"]
