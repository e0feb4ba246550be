# Two images from one recipe: the HTTP service (default) and the command line.
#
#   docker build -t riskengine-api:0.1.0 .
#   docker run --rm riskengine-api:0.1.0 keys new --owner "province platform" --scopes assess,rules:read --until 2027-12-31
#   docker run -p 8080:8080 --env-file samples/deploy/keys.plain --read-only --cap-drop ALL riskengine-api:0.1.0
#
#   docker build -t riskengine --target cli .         docker run -v "$PWD:/data" riskengine assess /data/county.ndjson
#
# keys.plain has the variables that `keys new` printed, without their quotes. Without a key the service listens on the
# container's own 127.0.0.1, and nobody reaches it.
# Without an engine: `buildah bud --format docker -t riskengine-api:0.1.0 .`; the format keeps the health check. So both images were
# built and run, the service with another user than root and nothing to write to, on bases put together from Debian and
# the SDK; those of Microsoft's registry were out of reach where this was written.
# The Debian and Ubuntu images of .NET carry ICU; keep to them, because database drivers refuse invariant globalization.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS source
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY src src
# The service carries the schemas inside, and a household to show.
COPY rules/schema rules/schema
COPY samples/households samples/households

# Compiled ahead of time as far as can be: ready after three quarters of the time, and as fast afterwards.
FROM source AS publish-api
RUN dotnet publish src/RiskEngine.Api -c Release --ucr --self-contained false -p:PublishReadyToRun=true -o /out

FROM source AS publish-cli
RUN dotnet publish src/RiskEngine.Cli -c Release --ucr --self-contained false -p:PublishReadyToRun=true -o /out

FROM mcr.microsoft.com/dotnet/runtime:10.0 AS cli
WORKDIR /app
COPY --from=publish-cli /out .
COPY rules rules
COPY samples samples
RUN ln -s /app/RiskEngine.Cli /usr/local/bin/riskengine
USER $APP_UID
ENTRYPOINT ["riskengine"]

# Last, and so the default. No database driver gets in: the API does not reference the project that has them.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS api
WORKDIR /app
COPY --from=publish-api /out .
COPY rules rules
COPY samples samples
# A number and not a name, so that a cluster can see that it is not root.
USER 1654
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# Nothing is written: the container may be run with --read-only. The diagnostics of .NET alone would want /tmp.
ENV DOTNET_EnableDiagnostics=0
# The image has neither curl nor wget, and asking itself needs neither.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["./RiskEngine.Api", "health"]
ENTRYPOINT ["./RiskEngine.Api"]
